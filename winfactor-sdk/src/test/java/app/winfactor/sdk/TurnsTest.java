package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.internal.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever becomes of an attempt, its turn is given back, once: a limiter may count those that are out. */
class TurnsTest {
    /** A read and a felt write through each door. */
    private static final List<Consumer<WinFactorClient>> CALLS = List.of(
            c -> c.organization().get(),
            c -> c.submissions().createQuote("k"),
            c -> c.async().organization().get().join(),
            c -> c.async().submissions().createQuote("k").join());

    private static final class CountingLimiter implements RateLimiter {
        private final Duration slowness;
        private final AtomicInteger out = new AtomicInteger();
        private final AtomicInteger given = new AtomicInteger();

        CountingLimiter(Duration slowness) {
            this.slowness = slowness;
        }

        @Override
        public CompletableFuture<Turn> turn(Duration atMost) {
            long until = System.nanoTime() + slowness.toNanos();
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            out.incrementAndGet();
            given.incrementAndGet();
            return CompletableFuture.completedFuture(new Turn() {
                @Override
                public void ended() {
                    out.decrementAndGet();
                }

                @Override
                public void refused(Optional<Duration> retryAfter) {
                    out.decrementAndGet();
                }
            });
        }
    }

    /** It can be the limiter that is late, or the opening of a client on a machine that is busy. */
    @Test
    void aCallWhoseTurnComesAfterItsDeadlineIsNotSent() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            for (Consumer<WinFactorClient> call : CALLS) {
                CountingLimiter limiter = new CountingLimiter(Duration.ofMillis(5));
                WinFactorClient client = client(server.url(), limiter, Duration.ofMillis(4));
                WinFactorException late = failure(client, call);
                assertThat(late).isInstanceOf(CallTimeoutException.class);
                assertThat(late.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(late.call().attempts()).isZero();
                assertThat(limiter.given).hasValue(1);
                assertThat(limiter.out).hasValue(0);
            }
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aLimiterThatNeverAnswersIsLeftAtTheDeadline() {
        for (Consumer<WinFactorClient> call : CALLS) {
            CompletableFuture<RateLimiter.Turn> never = new CompletableFuture<>();
            WinFactorClient client = client("http://127.0.0.1:1", atMost -> never, Duration.ofMillis(10));
            WinFactorException late = failure(client, call);
            assertThat(late).isInstanceOf(CallTimeoutException.class);
            assertThat(late.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(late.call().attempts()).isZero();
            assertThat(never).isCancelled();
        }
    }

    @Test
    void anHttpClientOfTheUsersThatFailsGivesTheTurnBack() {
        HttpClient failing = new WrappingHttpClient(HttpClient.newHttpClient()) {
            @Override
            public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
                throw new IllegalStateException("the user's own");
            }

            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                    HttpRequest request, HttpResponse.BodyHandler<T> handler) {
                throw new IllegalStateException("the user's own");
            }
        };
        for (Consumer<WinFactorClient> call : CALLS) {
            CountingLimiter limiter = new CountingLimiter(Duration.ZERO);
            WinFactorClient client = WinFactorClient.builder()
                    .apiKey(Clients.KEY)
                    .baseUrl("http://127.0.0.1:1")
                    .rateLimiter(limiter)
                    .httpClient(failing)
                    .build();
            assertThat(catchThrowable(() -> call.accept(client))).hasStackTraceContaining("the user's own");
            assertThat(limiter.given).hasValue(1);
            assertThat(limiter.out).hasValue(0);
        }
    }

    /** The asynchronous door waits on no thread, so an interrupt of whoever calls is none of its business. */
    @Test
    void aThreadThatIsInterruptedAlreadySendsNothingWhereItWouldWait() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            CountingLimiter limiter = new CountingLimiter(Duration.ZERO);
            WinFactorClient client = client(server.url(), limiter, Duration.ofSeconds(20));
            for (Consumer<WinFactorClient> blocking : CALLS.subList(0, 2)) {
                Thread.currentThread().interrupt();
                WinFactorException interrupted = failure(client, blocking);
                assertThat(Thread.interrupted()).isTrue();
                assertThat(interrupted).isInstanceOf(TransportException.class).hasMessageContaining("interrupted");
                assertThat(interrupted.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(interrupted.call().attempts()).isZero();
            }
            assertThat(server.connections()).isZero();
            assertThat(limiter.given).hasValue(0);
            Thread.currentThread().interrupt();
            CompletableFuture<?> read = client.async().organization().get();
            CompletableFuture<?> write = client.async().submissions().createQuote("k");
            assertThat(Thread.interrupted()).isTrue();
            CompletableFuture.allOf(read, write).join();
            assertThat(server.received()).hasSize(2);
            client.close();
        }
    }

    /** A process that has no file descriptor left can open no client. Nothing was sent, and it may pass. */
    @Test
    void aClientThatCannotBeOpenedSendsNothingAndIsTriedAgain() {
        for (Consumer<WinFactorClient> call : CALLS) {
            CountingLimiter limiter = new CountingLimiter(Duration.ZERO);
            AtomicInteger opened = new AtomicInteger();
            EngineSettings some = Clients.settings(
                    "http://127.0.0.1:1",
                    Time.SYSTEM,
                    Duration.ofSeconds(20),
                    new RetryPolicy(3, Duration.ZERO, Duration.ZERO),
                    limiter,
                    attempt -> {});
            WinFactorClient client = new WinFactorClient(new EngineSettings(
                    some.caller(),
                    some.limits(),
                    some.retryPolicy(),
                    some.listener(),
                    Wire.of(builderThatCannot(opened)),
                    some.time(),
                    some.random()));
            WinFactorException failure = failure(client, call);
            assertThat(failure).isInstanceOf(TransportException.class).hasStackTraceContaining("too many open files");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(opened.get()).isPositive();
            assertThat(limiter.given).hasPositiveValue();
            assertThat(limiter.out).hasValue(0);
            client.close();
        }
    }

    private static HttpClient.Builder builderThatCannot(AtomicInteger opened) {
        return (HttpClient.Builder) Proxy.newProxyInstance(
                TurnsTest.class.getClassLoader(), new Class<?>[] {HttpClient.Builder.class}, (proxy, method, given) -> {
                    if (method.getName().equals("build")) {
                        opened.incrementAndGet();
                        throw new UncheckedIOException(new IOException("too many open files"));
                    }
                    return proxy;
                });
    }

    private static WinFactorClient client(String url, RateLimiter limiter, Duration deadline) {
        return WinFactorClient.builder()
                .apiKey(Clients.KEY)
                .baseUrl(url)
                .rateLimiter(limiter)
                .deadline(deadline)
                .build();
    }

    private static WinFactorException failure(WinFactorClient client, Consumer<WinFactorClient> call) {
        Throwable thrown = catchThrowable(() -> call.accept(client));
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (failure instanceof WinFactorException failed) {
            return failed;
        }
        throw new AssertionError("no failure of the SDK's", failure);
    }
}
