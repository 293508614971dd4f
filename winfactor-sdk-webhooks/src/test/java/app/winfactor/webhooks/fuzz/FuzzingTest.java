package app.winfactor.webhooks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixed numbers of runs from a fixed seed. What is found is in the message, ready for a test of its own. */
class FuzzingTest {
    private static final long NOW = VirtualClock.START.getEpochSecond();
    private static final Pattern JSON_STRING = Pattern.compile("\"[^\"]+\"");

    @TempDir
    private Path directory;

    @Test
    void noSignatureDoesAnythingButPassOrBeRefused() throws Exception {
        List<byte[]> seeds = Stream.of(
                        signed(Signing.SECRET, NOW),
                        signed(Signing.OTHER_SECRET, NOW + 300),
                        signed(Signing.SECRET, NOW - 301),
                        signed(Signing.SECRET, 0),
                        signed(Signing.SECRET, 999_999_999_999L),
                        "v1=,v1=" + "0".repeat(64) + ", " + signed(Signing.SECRET, NOW) + ",v2=x",
                        "t=" + NOW,
                        "")
                .map(header -> new Input(header, body()).bytes())
                .toList();

        assertFindsNothing(
                SignatureTarget.class, 50_000, seeds, List.of("t=", "v1=", ",v1=", ", ", "0".repeat(64), "\uff11"));
    }

    @Test
    void noBodyDoesAnythingButBecomeAnEventOrBeRefused() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        List<String> words = new ArrayList<>(List.of(
                "1e999999999",
                "-1e-999999999",
                "0.10",
                "null",
                "true",
                "[]",
                "{}",
                "\"\\ud800\"",
                ":[{",
                "}]",
                "\ufeff"));
        for (EventType type : EventType.known()) {
            byte[] body = Fixtures.body(type);
            seeds.add(new Input(type.toString(), body).bytes());
            words.addAll(strings(body));
        }

        assertFindsNothing(
                EventTarget.class, 15_000, seeds, words.stream().distinct().toList());
    }

    @Test
    void aFaultThatIsThereIsFound() throws Exception {
        Fuzzing fuzzing =
                new Fuzzer(directory).run(PlantedFaultTarget.class, 1_000_000, List.of(body()), List.of("word"));

        assertThat(fuzzing.exitCode()).as(fuzzing.output()).isNotZero();
        assertThat(fuzzing.output()).contains("java.lang.IllegalStateException: the planted fault", "Base64: ");
    }

    private void assertFindsNothing(Class<?> target, int runs, List<byte[]> seeds, List<String> words)
            throws IOException, InterruptedException {
        Fuzzing fuzzing = new Fuzzer(directory).run(target, runs, seeds, words);

        assertThat(fuzzing.exitCode()).as(fuzzing.output()).isZero();
        assertThat(fuzzing.runs()).as(fuzzing.output()).isEqualTo(runs);
        assertThat(fuzzing.featuresOfTheSeeds()).as(fuzzing.output()).isPositive();
        assertThat(fuzzing.featuresInTheEnd()).as(fuzzing.output()).isGreaterThan(fuzzing.featuresOfTheSeeds());
    }

    private static String signed(String secret, long seconds) {
        return Signing.header(secret, seconds, body());
    }

    private static byte[] body() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> strings(byte[] json) {
        return JSON_STRING
                .matcher(new String(json, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
