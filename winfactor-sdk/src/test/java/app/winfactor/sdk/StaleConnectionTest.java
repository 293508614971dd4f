package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.KeepAliveServer.Goodbye;
import app.winfactor.sdk.KeepAliveServer.Received;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.links.ExternalRef;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server that closes connections which were idle for a while, met by a client that writes at just that moment. It takes
 * real time, for that moment is the kernel's and the JDK's to make.
 */
class StaleConnectionTest {
    private static final String KEY = "wf_test_KEEPSECRET_stale";
    private static final int CLIENTS = 6;

    /** Quick repeats, and more than usual: here nearly every call meets the fault that elsewhere one in twenty meets. */
    private static final RetryPolicy QUICK = new RetryPolicy(8, Duration.ofMillis(1), Duration.ofMillis(4));

    /** The writes of both doors. */
    private static final List<Function<String, Write>> WRITES = List.of(
            id -> new Write(
                    "/submissions/" + id + "/quotes", c -> c.submissions().createQuote(id)),
            id -> new Write("/quotes/" + id, c -> c.quotes().update(id, u -> u.externalRef(ExternalRef.raw("x")))),
            id -> new Write("/quotes/" + id + "/send", c -> c.quotes().send(id, s -> s.addRecipients("a@example.com"))),
            id -> new Write(
                    "/quotes/" + id + "/line-items",
                    c -> c.quotes().replaceLineItems(id, r -> r.lineItems(Items.DOOR))),
            id -> new Write("/events/" + id + "/redeliver", c -> c.events().redeliver(id)),
            id -> new Write(
                    "/submissions/" + id + "/quotes",
                    c -> c.async().submissions().createQuote(id).join()),
            id -> new Write(
                    "/submissions/" + id,
                    c -> c.async()
                            .submissions()
                            .update(id, u -> u.externalRef(ExternalRef.raw("x")))
                            .join()),
            id -> new Write(
                    "/quotes/" + id + "/send",
                    c -> c.async()
                            .quotes()
                            .send(id, s -> s.addRecipients("a@example.com"))
                            .join()),
            id -> new Write(
                    "/quotes/" + id + "/line-items",
                    c -> c.async()
                            .quotes()
                            .replaceLineItems(id, r -> r.lineItems(Items.DOOR))
                            .join()),
            id -> new Write(
                    "/events/" + id + "/redeliver",
                    c -> c.async().events().redeliver(id).join()));

    /**
     * A write.
     *
     * @param path where it must arrive once
     */
    private record Write(String path, Call call) {}

    private interface Call {
        void on(WinFactorClient client);
    }

    @ParameterizedTest
    @CsvSource({"5, 40", "10, 40", "20, 40", "50, 20", "200, 10"})
    void noWriteFailsAndNoneArrivesTwice(int idleMillis, int callsOfEach) throws Exception {
        Duration idle = Duration.ofMillis(idleMillis);
        AtomicInteger brokenAttempts = new AtomicInteger();
        try (KeepAliveServer fin = new KeepAliveServer(KeepAliveServer::success, idle, Goodbye.FIN);
                KeepAliveServer rst = new KeepAliveServer(KeepAliveServer::success, idle, Goodbye.RST)) {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                KeepAliveServer server = i % 2 == 0 ? fin : rst;
                String name = "c" + i;
                work.add(() -> writeAtTheMoment(server, name, callsOfEach, idle, brokenAttempts));
            }
            List<String> written = all(work);
            Map<String, Long> arrived = Stream.concat(fin.received().stream(), rst.received().stream())
                    .filter(request -> !request.verb().equals("GET"))
                    .collect(Collectors.groupingBy(Received::path, Collectors.counting()));
            assertThat(written).hasSize(CLIENTS * callsOfEach).doesNotHaveDuplicates();
            assertThat(arrived.keySet()).containsExactlyInAnyOrderElementsOf(written);
            assertThat(arrived.values()).containsOnly(1L);
            System.out.printf(
                    "idle %d ms: %d writes, %d attempts broke%n", idleMillis, written.size(), brokenAttempts.get());
        }
    }

    private static List<String> writeAtTheMoment(
            KeepAliveServer server, String name, int calls, Duration idle, AtomicInteger broken) {
        List<String> written = new ArrayList<>();
        try (WinFactorClient client = client(server, broken)) {
            for (int i = 0; i < calls; i++) {
                Write write = WRITES.get(i % WRITES.size()).apply(name + "-" + i);
                client.organization().get();
                long jitter = ThreadLocalRandom.current().nextLong(-400_000, 400_000);
                long until = System.nanoTime() + idle.toNanos() + jitter;
                while (System.nanoTime() < until) {
                    LockSupport.parkNanos(until - System.nanoTime());
                }
                write.call().on(client);
                written.add("/api/v1" + write.path());
            }
        }
        return written;
    }

    private static WinFactorClient client(KeepAliveServer server, AtomicInteger broken) {
        return builder(server)
                .retryPolicy(QUICK)
                .requestListener(attempt -> attempt.failure().ifPresent(failure -> broken.incrementAndGet()))
                .build();
    }

    private static WinFactorClientBuilder builder(KeepAliveServer server) {
        return WinFactorClient.builder().apiKey(KEY).baseUrl(server.url()).rateLimiter(RateLimiter.unlimited());
    }

    private static List<String> all(List<Callable<List<String>>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<String> written = new ArrayList<>();
            for (Future<List<String>> one : threads.invokeAll(work)) {
                written.addAll(one.get());
            }
            return written;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFeltWriteHasAConnectionOfItsOwnAndTheOthersShareOne() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = builder(server).build()) {
            callEverything(client, 5);
            assertFeltWritesAreAlone(server, 5);
        }
    }

    @Test
    void aFeltWriteHasOneTooWhenTheHttpClientIsTheUsers() throws Exception {
        HttpClient theirs =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = builder(server).httpClient(theirs).build()) {
            callEverything(client, 5);
            assertFeltWritesAreAlone(server, 5);
        }
    }

    @Test
    void anHttpClientThatWrapsAnotherIsUsedForEverything() throws Exception {
        WrappingHttpClient theirs = new WrappingHttpClient(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = builder(server).httpClient(theirs).build()) {
            callEverything(client, 5);
            assertThat(server.received()).hasSize(55);
            assertThat(theirs.sent()).isEqualTo(55);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** The worst there could be, and certain to be hit: no connection can be used twice. */
    @Test
    void evenWhenTheMomentIsHitEachTimeNoWriteFailsAndNoneArrivesTwice() throws Exception {
        AtomicInteger broken = new AtomicInteger();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = client(server, broken)) {
            server.closeWhateverIsUsedAgain();
            callEverything(client, 5);
            assertThat(server.received()).extracting(Received::connection).doesNotHaveDuplicates();
            assertThat(server.received().stream().filter(r -> !r.verb().equals("GET")))
                    .hasSize(50);
            assertThat(broken).hasPositiveValue().hasValueLessThanOrEqualTo(20);
        }
    }

    @Test
    void aRepeatOfWhatBrokeHasANewConnection() throws Exception {
        AtomicInteger broken = new AtomicInteger();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = client(server, broken)) {
            client.organization().get();
            server.closeWhateverIsUsedAgain();
            client.quotes().update("q1", u -> u.externalRef(ExternalRef.raw("x")));
            client.quotes().update("q2", u -> u.externalRef(ExternalRef.raw("x")));
            assertThat(broken).hasValue(1); // the second write found no connection kept
            assertThat(server.received()).extracting(Received::connection).containsExactly(1, 2, 3);
        }
    }

    private static void callEverything(WinFactorClient client, int times) {
        for (int i = 0; i < times; i++) {
            client.organization().get();
            for (Function<String, Write> write : WRITES) {
                write.apply("id").call().on(client);
            }
        }
    }

    private static void assertFeltWritesAreAlone(KeepAliveServer server, int times) {
        Map<Boolean, List<Integer>> connections = server.received().stream()
                .collect(Collectors.partitioningBy(
                        request -> request.verb().equals("POST"),
                        Collectors.mapping(Received::connection, Collectors.toList())));
        assertThat(connections.get(true)).hasSize(6 * times).doesNotHaveDuplicates();
        assertThat(connections.get(false)).hasSize(5 * times).containsOnly(1);
        assertThat(connections.get(true)).doesNotContain(1);
    }
}
