package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.links.ExternalRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The blocking door, called by virtual threads: none of them holds the thread that carries it while it waits. */
@Timeout(120)
class VirtualThreadsTest {
    private static final int CALLERS = 200;
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(4));

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void thereAreVirtualThreads() {
        assumeTrue(
                Runtime.version().feature() >= 21,
                "virtual threads came with Java 21, and this is "
                        + Runtime.version().feature());
    }

    @Test
    void noCallHoldsItsCarrierWhileItWaits() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(VirtualThreadsTest::afterAWhile);
                ScriptedServer busy = new ScriptedServer();
                WinFactorClient client = client(server.url(), VirtualThreadsTest::turnAfterAWhile);
                WinFactorClient limited = client(server.url(), RateLimiter.perMinute(1_200));
                WinFactorClient tryingAgain = client(busy.url(), RateLimiter.unlimited())) {
            Set<String> seen = ConcurrentHashMap.newKeySet();
            ScriptedServer.Reply secondTime = (request, socket) -> (seen.add(request.target())
                            ? ScriptedServer.status(503)
                            : ScriptedServer.ok(Fixture.QUOTE.json()))
                    .to(request, socket);
            Stream.generate(() -> secondTime).limit(200).forEach(busy::then);
            all(onVirtualThreads(List.of(() -> useEverything(client), () -> tryAgain(tryingAgain, "warm-up"))));
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String id = "q" + i;
                work.add(() -> useEverything(client));
                work.add(() -> limited.quotes().get(id).version());
                if (i % 4 == 0) {
                    work.add(() -> tryAgain(tryingAgain, id));
                }
            }
            work.addAll(List.copyOf(work.subList(0, 250))); // more than the limiter lets start at once
            List<RecordedEvent> pinned = pinnedWhile(() -> all(onVirtualThreads(work)));
            assertThat(server.received()).hasSizeGreaterThan(CALLERS * 6);
            assertThat(pinned.stream().filter(event -> holds(event, "app.winfactor") && !isLoadingAClass(event)))
                    .isEmpty();
        }
    }

    /** What the other test looks for would be seen: a class that waits while it is made holds the carrier in every Java. */
    @Test
    void aCarrierThatIsHeldIsSeen() throws Exception {
        List<RecordedEvent> pinned = pinnedWhile(() -> all(onVirtualThreads(List.of(() -> Held.VALUE))));
        assertThat(pinned.stream().filter(event -> holds(event, Held.class.getName())))
                .isNotEmpty()
                .allMatch(VirtualThreadsTest::isLoadingAClass);
    }

    private static final class Held {
        static final Integer VALUE = waited();

        private static Integer waited() {
            LockSupport.parkNanos(20_000_000);
            return 1;
        }
    }

    /** Reads, a felt write, and a list whose next page is read while the caller works. */
    private static int useEverything(WinFactorClient client) {
        client.organization().get();
        client.submissions().createQuote("k");
        client.quotes().update("k", u -> u.externalRef(ExternalRef.raw("x")));
        int leads = 0;
        for (Object lead : client.leads().list()) {
            leads += lead.hashCode() == 0 ? 0 : 1;
            LockSupport.parkNanos(1_000_000);
        }
        return leads;
    }

    private static int tryAgain(WinFactorClient client, String id) {
        return client.quotes().get(id).version();
    }

    private static Optional<String> afterAWhile(KeepAliveServer.Received request) throws InterruptedException {
        Thread.sleep(2); // whoever calls has to wait
        if (!request.path().endsWith("/leads")) {
            return KeepAliveServer.success(request);
        }
        String next = request.target().contains("cursor=c2") ? "null" : "\"c2\"";
        return Optional.of("{\"data\":[" + Fixture.LEAD.json() + "],\"nextCursor\":" + next + "}");
    }

    private static CompletableFuture<RateLimiter.Turn> turnAfterAWhile(Duration atMost) {
        return RateLimiter.unlimited()
                .turn(atMost)
                .thenCompose(turn ->
                        new CompletableFuture<RateLimiter.Turn>().completeOnTimeout(turn, 2, TimeUnit.MILLISECONDS));
    }

    private static WinFactorClient client(String url, RateLimiter limiter) {
        return WinFactorClient.builder()
                .apiKey(Clients.KEY)
                .baseUrl(url)
                .rateLimiter(limiter)
                .retryPolicy(QUICK)
                .build();
    }

    private interface Work {
        void run() throws Exception;
    }

    private List<RecordedEvent> pinnedWhile(Work work) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withStackTrace().withThreshold(Duration.ZERO);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static boolean holds(RecordedEvent event, String type) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(type));
    }

    /** Java itself holds the carrier then, once for each class: no library can help it. */
    private static boolean isLoadingAClass(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getName().equals("<clinit>")
                        || frame.getMethod().getType().getName().startsWith("java.lang.ClassLoader")
                        || frame.getMethod().getType().getName().startsWith("java.lang.invoke.MethodHandleNatives"));
    }

    private static List<Future<Integer>> onVirtualThreads(List<Callable<Integer>> work) throws Exception {
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try {
            return threads.invokeAll(work);
        } finally {
            threads.shutdown();
        }
    }

    private static void all(List<Future<Integer>> work) throws Exception {
        for (Future<Integer> one : work) {
            assertThat(one.get()).isNotNull();
        }
    }
}
