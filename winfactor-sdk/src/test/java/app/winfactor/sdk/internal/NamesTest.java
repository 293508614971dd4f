package app.winfactor.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NamesTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private static final ApiRequest<Answer.Done> SEND =
            ApiRequest.post(Repeat.IS_FELT, "/quotes/{id}/send", "q").answering(Answer.done());

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void answer() {
        end.countDown();
    }

    @Test
    void aResolverThatDoesNotAnswerHoldsNoCallBeyondItsDeadline() {
        Engine engine = new Engine(settings(new Names(host -> hang())));
        endsInTime(() -> engine.call(SEND));
    }

    @Test
    void norAFuture() {
        AsyncEngine engine = new AsyncEngine(settings(new Names(host -> hang())));
        endsInTime(() -> {
            try {
                engine.call(SEND).join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void norDoesTheNameOfAProxyHoldOne() {
        ProxySelector proxy = ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example.com", 3128));
        List<String> looked = new CopyOnWriteArrayList<>();
        Names names = new Names(host -> {
            looked.add(host);
            hang();
        });
        EngineSettings settings = settings(names, Optional.of(proxy));
        endsInTime(() -> new Engine(settings).call(SEND));
        endsInTime(() -> {
            try {
                new AsyncEngine(settings).call(SEND).join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        });
        assertThat(looked).containsOnly("proxy.example.com");
    }

    private static void endsInTime(ThrowingCallable call) {
        long begun = System.nanoTime();
        CallTimeoutException late = catchThrowableOfType(CallTimeoutException.class, call);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SOON, Duration.ofSeconds(10));
        assertThat(late).hasMessageContaining("looked up");
        assertThat(late.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void aNameThatWasFoundIsNotLookedUpForEveryCall() {
        Names names = new Names(host -> asked.incrementAndGet());
        assertThat(names.lookUp("wf.example.com")).succeedsWithin(SOON);
        assertThat(names.lookUp("wf.example.com")).succeedsWithin(SOON);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNameThatIsUnknownIsAskedForAgain() {
        Names names = new Names(host -> {
            asked.incrementAndGet();
            throw new UnknownHostException(host);
        });
        assertThat(names.lookUp("wf.example.com")).succeedsWithin(SOON);
        assertThat(names.lookUp("wf.example.com")).succeedsWithin(SOON);
        assertThat(asked).hasValue(2);
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EngineSettings settings(Names names) {
        return settings(names, Optional.empty());
    }

    private static EngineSettings settings(Names names, Optional<ProxySelector> proxy) {
        return new EngineSettings(
                new Caller(URI.create("https://wf.example.com/api/v1"), "key", "test", proxy, Optional.empty()),
                new Limits(SOON, 1000, RateLimiter.unlimited(), RateLimiter.unlimited(), false),
                RetryPolicy.none(),
                attempt -> {},
                Wire.of(proxy.map(HttpClient.newBuilder()::proxy).orElseGet(HttpClient::newBuilder), names),
                Time.SYSTEM,
                () -> 0L);
    }
}
