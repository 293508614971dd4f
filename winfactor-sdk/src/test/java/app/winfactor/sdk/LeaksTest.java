package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.sdk.KeepAliveServer.Received;
import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.links.ExternalRef;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left when calls and clients are over: nothing. A wait here ends when its condition holds, not when time is up. */
@Timeout(120)
class LeaksTest {
    private static final String KEY = "wf_test_KEEPSECRET_leaks";
    private static final long GENEROUS = 24L * 1024 * 1024;
    private static final int THREADS = 8;

    private static final Logger LOG = Logger.getLogger("app.winfactor.sdk");

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    /** Classes are loaded, and the threads that the JDK keeps for itself are started, before anything is counted. */
    @BeforeAll
    static void warmUp() throws Exception {
        LOG.setLevel(Level.OFF); // thousands of calls fail here, as they are meant to
        if (!Footprint.seesDescriptors()) {
            System.out.println("LeaksTest: this system does not show its file descriptors; they are not counted");
        }
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            for (int i = 0; i < 20; i++) {
                try (WinFactorClient client = builder(server.url()).build()) {
                    useOnce(client, i);
                }
            }
        }
        Footprint.await(() -> Footprint.threads("winfactor-") == 0, () -> "threads of the warm-up");
        System.gc();
    }

    @Test
    void aThousandClientsLeaveNothing() throws Exception {
        Footprint before = Footprint.now();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            for (int i = 0; i < 1_000; i++) {
                try (WinFactorClient client = builder(server.url()).build()) {
                    useOnce(client, i);
                }
            }
            assertThat(server.received()).hasSize(1_000);
            Footprint.await(() -> server.open() == 0, () -> "connections: " + server.open());
        }
        Footprint.awaitSocketsOf(before);
        Footprint.awaitThreadsOf(before);
        Footprint.awaitHeapOf(before, GENEROUS);
    }

    @Test
    void clientsThatReachNobodyLeaveNothing() throws Exception {
        Footprint before = Footprint.now();
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        for (int i = 0; i < 100; i++) {
            int number = i;
            try (WinFactorClient client = builder("http://127.0.0.1:" + nobody)
                    .retryPolicy(new RetryPolicy(3, Duration.ZERO, Duration.ZERO))
                    .build()) {
                WinFactorException refused = failure(() -> useOnce(client, number));
                assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(refused.call().attempts()).isEqualTo(3);
            }
        }
        Footprint.awaitSocketsOf(before);
    }

    @Test
    void clientsThatAreNeverAnsweredLeaveNothing() throws Exception {
        Footprint before = Footprint.now();
        try (KeepAliveServer server = new KeepAliveServer(request -> Optional.empty())) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                try (WinFactorClient client = builder(server.url())
                        .deadline(Duration.ofMillis(30))
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
                    assertTimedOut(failure(() -> useOnce(client, number)));
                }
            }
            Footprint.await(() -> server.open() == 0, () -> "connections: " + server.open());
        }
        Footprint.awaitSocketsOf(before);
    }

    @Test
    void tenThousandCallsOfWhichHalfEndEarlyLeaveNothing() throws Exception {
        Footprint before = Footprint.now();
        try (KeepAliveServer server = new KeepAliveServer(LeaksTest::stallingWhenToldTo);
                WinFactorClient client = builder(server.url()).build()) {
            WinFactorClient hurried = client.withDeadline(Duration.ofMillis(4));
            List<Callable<Void>> work = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                work.add(() -> {
                    for (int i = 0; i < 10_000 / THREADS; i++) {
                        callOneWay(client, hurried, i, thread);
                    }
                    return null;
                });
            }
            all(work);
            // Whoever was given up lost its connection; what is left is kept for the next reads.
            Footprint.await(() -> server.open() <= THREADS, () -> "connections: " + server.open());
        }
        Footprint.awaitSocketsOf(before);
        Footprint.awaitThreadsOf(before);
        Footprint.awaitHeapOf(before, GENEROUS);
    }

    private static void callOneWay(WinFactorClient client, WinFactorClient hurried, int i, int thread) {
        String stalled = (i / 8 + thread) % 2 == 0 ? "stalled-head" : "stalled-body";
        switch (i % 8) {
            case 0 -> client.quotes().get("k");
            case 1 -> client.submissions().createQuote("k");
            case 2 -> client.async().quotes().get("k").join();
            case 3 -> client.async().submissions().createQuote("k").join();
            case 4 -> assertTimedOut(failure(() -> hurried.quotes().get(stalled)));
            case 5 -> assertTimedOut(failure(() -> hurried.submissions().createQuote(stalled)));
            case 6 -> cancel(client.async().quotes().get(stalled), i);
            default -> cancel(client.async().submissions().createQuote(stalled), i);
        }
    }

    private static void assertTimedOut(WinFactorException thrown) {
        if (!(thrown instanceof CallTimeoutException)) {
            throw new AssertionError("no time-out", thrown);
        }
    }

    /** At once, or when the exchange is under way. */
    private static void cancel(CompletableFuture<?> call, int i) {
        if (i / 8 % 2 == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(call.cancel(true)).isTrue();
    }

    private static Optional<String> stallingWhenToldTo(Received request) {
        if (request.path().contains("stalled-head")) {
            return Optional.empty();
        }
        return request.path().contains("stalled-body")
                ? Optional.of(KeepAliveServer.HALF)
                : KeepAliveServer.success(request);
    }

    @Test
    void callsUnderWayAtTheEndComeToTheirEnd() throws Exception {
        Footprint before = Footprint.now();
        CountDownLatch arrived = new CountDownLatch(4);
        CountDownLatch answer = new CountDownLatch(1);
        KeepAliveServer.Answering held = request -> {
            arrived.countDown();
            answer.await();
            return KeepAliveServer.success(request);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (KeepAliveServer server = new KeepAliveServer(held)) {
            WinFactorClient client = builder(server.url()).build();
            Future<?> read = threads.submit(() -> client.quotes().get("k"));
            Future<?> write = threads.submit(() -> client.submissions().createQuote("k"));
            Future<?> asyncRead = client.async().quotes().get("k");
            Future<?> asyncWrite = client.async().submissions().createQuote("k");
            arrived.await();
            client.close();
            refuses(client);
            answer.countDown();
            for (Future<?> call : List.of(read, write, asyncRead, asyncWrite)) {
                assertThat(call.get(20, TimeUnit.SECONDS)).isNotNull();
            }
            refuses(client);
            assertThat(server.received()).hasSize(4);
            Footprint.await(() -> server.open() == 0, () -> "connections: " + server.open());
        } finally {
            threads.shutdownNow();
        }
        Footprint.awaitSocketsOf(before);
    }

    @Test
    void aCallThatWouldBeTriedAgainAfterTheEndIsNot() throws Exception {
        CountDownLatch failed = new CountDownLatch(2);
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(ScriptedServer.status(503), ScriptedServer.status(503));
            WinFactorClient client = builder(server.url())
                    .retryPolicy(new RetryPolicy(3, Duration.ofMillis(400), Duration.ofMillis(400)))
                    .requestListener(attempt -> failed.countDown())
                    .build();
            CompletableFuture<?> update = client.async().quotes().update("k", u -> u.externalRef(ExternalRef.raw("x")));
            CompletableFuture<?> read = client.async().quotes().get("k");
            failed.await();
            client.close();
            TransportException ended = (TransportException) failure(update::join);
            assertThat(ended).hasMessageContaining("the client is closed");
            assertThat(ended.outcome()).isEqualTo(Outcome.UNKNOWN); // for the first attempt may have been applied
            assertThat(ended.call().attempts()).isEqualTo(1);
            assertThat(failure(read::join).outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void aClosedClientRefusesAndMayBeClosedAgain() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            WinFactorClient client = builder(server.url()).build();
            WinFactorClient unused = builder(server.url()).build();
            client.quotes().get("k");
            client.close();
            client.close();
            unused.close();
            refuses(client);
            refuses(client.withDeadline(Duration.ofSeconds(1)));
            refuses(unused);
            client.async().close();
            assertThat(server.received()).hasSize(1);
        }
    }

    /** A closed client asks nobody: not a limiter in which there is no place either. */
    @Test
    void aClosedClientWaitsForNoTurn() {
        AtomicInteger asked = new AtomicInteger();
        WinFactorClient client = builder("http://127.0.0.1:1")
                .rateLimiter(atMost -> {
                    asked.incrementAndGet();
                    return new CompletableFuture<>();
                })
                .build();
        client.close();
        refuses(client);
        assertThat(asked).hasValue(0);
    }

    @Test
    void closingWhileOthersCallEndsEachCallOneWayOrTheOther() throws Exception {
        Footprint before = Footprint.now();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            for (int round = 0; round < 20; round++) {
                WinFactorClient client = builder(server.url()).build();
                CountDownLatch going = new CountDownLatch(THREADS * 5);
                List<Callable<Void>> work = new ArrayList<>();
                for (int t = 0; t < THREADS; t++) {
                    int thread = t;
                    work.add(() -> {
                        assertEndsClosed(() -> {
                            for (int i = thread; ; i++) {
                                useOnce(client, i);
                                going.countDown();
                            }
                        });
                        return null;
                    });
                }
                work.add(() -> {
                    going.await();
                    client.close();
                    return null;
                });
                all(work);
            }
            Footprint.await(() -> server.open() == 0, () -> "connections: " + server.open());
        }
        Footprint.awaitSocketsOf(before);
    }

    @Test
    void anHttpClientOfTheUsersStaysOpen() throws Exception {
        HttpClient theirs =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Footprint before = Footprint.now();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            for (int i = 0; i < 20; i++) {
                try (WinFactorClient client =
                        builder(server.url()).httpClient(theirs).build()) {
                    useOnce(client, i);
                }
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/organization"))
                    .build();
            assertThat(theirs.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            Footprint.await(() -> server.open() <= 1, () -> "connections: " + server.open());
        }
        Footprint.awaitSocketsOf(before); // the copies of it that were made for felt writes
    }

    /** Nor do those whose client was opened, and then not even came to connect. */
    @Test
    void clientsThatNeverCameToAConnectionLeaveNothing() {
        Footprint before = Footprint.now();
        ProxySelector broken = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                throw new IllegalStateException("a selector of the user's that fails");
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };
        for (int i = 0; i < 40; i++) {
            int number = i;
            try (WinFactorClient client =
                    builder("http://127.0.0.1:1").proxy(broken).build()) {
                assertThat(catchThrowable(() -> useOnce(client, number))).hasStackTraceContaining("that fails");
            }
        }
        Footprint.awaitSocketsOf(before);
    }

    private static WinFactorClientBuilder builder(String url) {
        return WinFactorClient.builder()
                .apiKey(KEY)
                .baseUrl(url)
                .rateLimiter(RateLimiter.unlimited())
                .capabilityRateLimiter(RateLimiter.unlimited());
    }

    /** Read and felt write, of both doors, in turn. */
    private static void useOnce(WinFactorClient client, int i) {
        switch (i % 4) {
            case 0 -> client.quotes().get("k");
            case 1 -> client.submissions().createQuote("k");
            case 2 -> client.async().quotes().get("k").join();
            default -> client.async().submissions().createQuote("k").join();
        }
    }

    private static void refuses(WinFactorClient client) {
        for (int i = 0; i < 4; i++) {
            int number = i;
            assertClosed(failure(() -> useOnce(client, number)));
        }
        assertClosed(failure(() -> client.quotes().list().firstPage()));
        assertClosed(failure(() -> client.async().quotes().list().firstPage().join()));
    }

    private static void assertClosed(WinFactorException thrown) {
        assertThat(thrown).isInstanceOf(TransportException.class).hasMessageContaining("the client is closed");
        assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(thrown.call().attempts()).isZero();
    }

    private static void assertEndsClosed(ThrowingCallable calls) {
        assertClosed(failure(calls));
    }

    /** What a call throws, or what its future ends in. */
    private static WinFactorException failure(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (failure instanceof WinFactorException failed) {
            return failed;
        }
        throw new AssertionError("no failure of the SDK's", failure);
    }

    private static void all(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
