package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangesStreamTest extends FakeTest {
    /** A browser that listens. */
    private static final class Browser implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Browser(FakeWinFactor fake) throws IOException {
            socket = new Socket(
                    InetAddress.getLoopbackAddress(), URI.create(fake.url()).getPort());
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /__sandbox/changes HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        /** The revision of the next event. */
        long next() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    long revision = Long.parseLong(line.substring(4));
                    assertThat(in.readLine()).isEqualTo("event: changed");
                    assertThat(in.readLine()).isEqualTo("data: {}");
                    assertThat(in.readLine()).isEmpty();
                    return revision;
                }
            }
            throw new IOException("The stream has ended");
        }

        List<String> rest() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void a_browser_hears_of_the_present_and_of_every_kind_of_change() throws IOException {
        try (Browser browser = new Browser(fake)) {
            long revision = browser.next();
            List<Runnable> changes = List.of(
                    () -> http.get("/organization"),
                    () -> anyone.post("/__sandbox/submissions", null),
                    () -> fake.webhooks().pause(),
                    () -> fake.advance(Duration.ofDays(1)),
                    () -> fake.reset());
            for (Runnable change : changes) {
                change.run();
                long next = browser.next();
                assertThat(next).isGreaterThan(revision);
                revision = next;
                // What else the change brings about may be told in events of its own.
                revision = settle(browser, revision);
            }
        }
    }

    /** Reads up to what is the present. */
    private long settle(Browser browser, long known) throws IOException {
        fake.webhooks().awaitIdle(PATIENCE);
        long revision = known;
        long last = revisionNow();
        while (revision < last) {
            revision = browser.next();
        }
        return revision;
    }

    private long revisionNow() throws IOException {
        try (Browser other = new Browser(fake)) {
            return other.next();
        }
    }

    @Test
    void who_only_looks_changes_nothing() throws IOException {
        long before = revisionNow();
        fake.timeline();
        fake.unexpected();
        assertThat(revisionNow()).isEqualTo(before);
    }

    @Test
    void it_tells_at_most_ten_times_a_second() throws IOException {
        try (Browser browser = new Browser(fake)) {
            browser.next();
            long begin = System.nanoTime();
            int told = 0;
            long last = 0;
            for (int i = 0; i < 300; i++) {
                http.get("/organization");
            }
            long newest = revisionNow();
            while (last < newest) {
                last = browser.next();
                told++;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat((double) told).isLessThanOrEqualTo(10 * seconds + 2);
        }
    }

    @Test
    void many_browsers_hold_no_thread_that_the_api_needs() throws IOException {
        List<Browser> browsers = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                browsers.add(new Browser(fake));
                browsers.get(i).next();
            }
            assertThat(http.get("/organization").status()).isEqualTo(200);
            for (Browser browser : browsers) {
                browser.next();
            }
        } finally {
            for (Browser browser : browsers) {
                browser.close();
            }
        }
        assertThat(http.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void a_stream_ends_when_the_fake_closes_and_leaves_no_thread() throws IOException {
        try (Browser browser = new Browser(fake)) {
            browser.next();
            fake.close();
            assertThat(browser.rest())
                    .as("the last chunk of an answer that is whole")
                    .endsWith("0", "");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .extracting(Thread::getName)
                .doesNotContain("winfactor-fake-changes");
    }
}
