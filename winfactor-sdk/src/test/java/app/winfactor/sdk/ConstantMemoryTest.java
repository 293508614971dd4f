package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.leads.Lead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list of a million, read in a Java of its own that has no room for it. */
public final class ConstantMemoryTest {
    private static final int ITEMS = 1_000_000;
    private static final int PAGE = 100;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    public ConstantMemoryTest() {}

    @Test
    @Timeout(120)
    void aListOfAMillionIsReadToItsEndIn64Megabytes() throws IOException, InterruptedException {
        try (BusyServer server = new BusyServer(ConstantMemoryTest::page)) {
            long begin = System.nanoTime();
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ConstantMemoryTest.class.getName(),
                            server.url())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = reader.waitFor();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(said).contains("read " + ITEMS + " in order");
            assertThat(end).isZero();
            assertThat(took).isLessThan(LIMIT);
            System.out.println(said.strip() + ": " + ITEMS / Math.max(1, took.toSeconds()) + " items/s with -Xmx64m");
        }
    }

    private static BusyServer.Answer page(String target) {
        int from = target.contains("cursor=") ? Integer.parseInt(target.replaceFirst(".*cursor=(\\d+).*", "$1")) : 0;
        String items = IntStream.range(from, Math.min(from + PAGE, ITEMS))
                .mapToObj(number -> "{\"id\":\"" + number + "\",\"name\":\"Nia\",\"email\":\"nia@example.com\","
                        + "\"phone\":null,\"message\":\"Do you build in Bonn?\",\"status\":\"new\","
                        + "\"createdAt\":1763890000000}")
                .collect(Collectors.joining(","));
        String next = from + PAGE < ITEMS ? "\"" + (from + PAGE) + "\"" : "null";
        return new BusyServer.Answer(200, "{\"data\":[" + items + "],\"nextCursor\":" + next + "}");
    }

    /** The reader. */
    public static void main(String[] arguments) {
        int read = 0;
        try (WinFactorClient client = WinFactorClient.builder()
                .baseUrl(arguments[0])
                .apiKey(Clients.KEY)
                .rateLimiter(RateLimiter.unlimited())
                .build()) {
            for (Lead lead : client.leads().list(q -> q.limit(PAGE))) {
                if (!lead.id().equals(Integer.toString(read++))) {
                    throw new IllegalStateException(lead.id() + " is not in its place");
                }
            }
        }
        System.out.println("read " + read + " in order");
    }
}
