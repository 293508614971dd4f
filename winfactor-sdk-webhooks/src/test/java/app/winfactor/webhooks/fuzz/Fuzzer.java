package app.winfactor.webhooks.fuzz;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.WebhookParser;
import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs Jazzer in a Java of its own. Its JUnit engine would fuzz only if an environment variable says so, and keep what it
 * finds among the resources of the tests.
 */
final class Fuzzer {
    private static final String OUR_CODE_AND_THE_JSON_PARSER = "app.winfactor.**:com.fasterxml.jackson.core.**";

    /** All that a target needs: Jazzer reads every jar on its class path before it starts. */
    private static final String CLASS_PATH = Stream.of(
                    Fuzzer.class,
                    WebhookParser.class,
                    EventType.class,
                    JsonProperty.class,
                    JsonFactory.class,
                    ObjectMapper.class,
                    Jdk8Module.class,
                    JavaTimeModule.class,
                    Jazzer.class,
                    FuzzedDataProvider.class)
            .map(Fuzzer::location)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    /** Everything it writes, and everything the fuzzer writes, is in here. */
    private final Path directory;

    Fuzzer(Path directory) {
        this.directory = directory;
    }

    Fuzzing run(Class<?> target, int runs, List<byte[]> seeds, List<String> words)
            throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(directory.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path dictionary = Files.write(
                directory.resolve("dictionary"),
                words.stream().map(Fuzzer::quoted).toList());
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it is over before the better compiler would pay
                        "-XX:+EnableDynamicAgentLoading",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        CLASS_PATH,
                        Jazzer.class.getName(),
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=" + OUR_CODE_AND_THE_JSON_PARSER,
                        "--reproducer_path=" + directory,
                        "-artifact_prefix=" + directory + File.separator,
                        "-dict=" + dictionary,
                        "-runs=" + runs,
                        "-seed=1",
                        "-timeout=10", // seconds for one input, on a machine that is busy
                        corpus.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new AssertionError("the fuzzer does not end: " + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Fuzzing(process.exitValue(), Files.readString(output));
    }

    /** Bytes as the dictionaries of libFuzzer write them. */
    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            quoted.append("\\x").append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return quoted.append('"').toString();
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
