package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.RateLimitedException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.submissions.SubmissionStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fault matrix does not show: how long is waited, what is sent again, what stops it. */
@Timeout(60)
class RetriesTest {
    private static final int MAX_BODY = 32 * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer();

    RetriesTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void theMessageOfTheLastFailureTellsHowOftenItWasTried() {
        server.then(ScriptedServer.status(503), ScriptedServer.status(500), ScriptedServer.status(502));
        WinFactorException failure = failure(() -> client().quotes().get("q"));
        assertThat(failure).hasMessageContaining("502").hasMessageContaining("after 3 attempts");
        assertThat(time.sleeps()).hasSize(2);
    }

    @Test
    void oneDoubtfulAttemptMakesTheCallDoubtfulWhateverCameLater() {
        server.then(ScriptedServer.status(503), ScriptedServer.status(404));
        WinFactorException failure =
                failure(() -> client().submissions().update("s", u -> u.status(SubmissionStatus.CLOSED)));
        assertThat(failure).isInstanceOf(NotFoundException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.call().attempts()).isEqualTo(2);
    }

    @Test
    void aReadIsNeverDoubtful() {
        server.then(ScriptedServer.status(503), ScriptedServer.status(404));
        assertThat(failure(() -> client().quotes().get("q")).outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void anAdjustmentIsTriedAgain() {
        server.then(ScriptedServer.status(503), ScriptedServer.ok(Fixture.ADJUSTMENT_RESULT.json()));
        CapabilityUrl callback = CapabilityUrl.of(server.url() + "/cap_KEEPSECRET/adjustments");
        assertThat(client().configurationSessions()
                        .adjust(callback, a -> a.configHash("h"))
                        .applied())
                .isTrue();
        assertThat(server.received())
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void aRepeatSendsTheSameBodyAgain() {
        server.then(ScriptedServer.status(503), ScriptedServer.ok(""));
        client().contacts().update("c", u -> u.name("Mara"));
        assertThat(server.received())
                .extracting(ScriptedServer.Received::body)
                .containsExactly("{\"name\":\"Mara\"}", "{\"name\":\"Mara\"}");
    }

    // Retry-After

    @Test
    void theWaitIsAsLongAsTheServerSays() {
        rateLimitedOnce("7");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void theWaitLastsUntilTheDateThatTheServerSays() {
        rateLimitedOnce(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                VirtualTime.START.plusSeconds(11).atOffset(ZoneOffset.UTC)));
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "1.5", "99999999999999999999", "٣", "Mon, 99 Nov 2026 12:00:00 GMT"})
    void aWaitThatMakesNoSenseIsNoInformation(String retryAfter) {
        rateLimitedOnce(retryAfter);
        assertThat(time.sleeps()).containsExactly(Duration.ZERO); // the backoff without jitter
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        rateLimitedOnce("Mon, 23 Nov 2026 11:59:00 GMT");
        assertThat(time.sleeps()).containsExactly(Duration.ZERO);
    }

    private void rateLimitedOnce(String retryAfter) {
        server.then(limited(429, retryAfter), ScriptedServer.ok(Fixture.QUOTE.json()));
        assertThat(client().quotes().get("q").id()).isEqualTo("k61one");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void theServerIsHeardAfter503Too() {
        server.then(limited(503, "3"), ScriptedServer.ok(Fixture.QUOTE.json()));
        client().quotes().get("q");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "31", "3600", "9999999999"})
    void aWaitBeyondTheDeadlineFailsAtOnceAndSaysWhenToComeBack(String seconds) {
        server.then(limited(429, seconds));
        WinFactorException failure = failure(() -> client().submissions().createQuote("s"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        limited -> assertThat(limited.retryAt())
                                .contains(VirtualTime.START.plusSeconds(Long.parseLong(seconds))));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(time.sleeps()).isEmpty();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void theWaitsOfOneCallTogetherStayWithinItsDeadline() {
        server.then(limited(429, "20"), limited(429, "20"));
        WinFactorException failure = failure(() -> client().quotes().get("q"));
        assertThat(failure).isInstanceOf(RateLimitedException.class);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aSleepThatTookTooLongIsFollowedByNoRequest() {
        time.whileSleeping(nap -> time.advance(DEADLINE));
        server.then(ScriptedServer.status(429), ScriptedServer.ok(Fixture.QUOTE.json()));
        WinFactorClient client =
                Clients.of(server.url(), time, DEADLINE, new RetryPolicy(2, Duration.ZERO, Duration.ZERO));
        WinFactorException failure = failure(() -> client.quotes().get("q"));
        assertThat(failure).isInstanceOf(CallTimeoutException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(server.received()).hasSize(1);
    }

    private static ScriptedServer.Reply limited(int status, String retryAfter) {
        return ScriptedServer.status(
                status, "{\"error\":{\"code\":\"rate_limited\",\"message\":\"wait\"}}", "Retry-After", retryAfter);
    }

    // What is a mistake, and no fault

    @Test
    void aHostThatJavaRefusesLosesNoTurnOfTheLimiter() {
        AtomicInteger taken = new AtomicInteger();
        RateLimiter.Turn turn = new RateLimiter.Turn() {
            @Override
            public void ended() {
                taken.decrementAndGet();
            }

            @Override
            public void refused(Optional<Duration> retryAfter) {
                taken.decrementAndGet();
            }
        };
        RateLimiter counting = atMost -> {
            taken.incrementAndGet();
            return CompletableFuture.completedFuture(turn);
        };
        String tooLongALabel = "https://" + "x".repeat(64) + ".invalid";
        WinFactorClient client = Clients.of(
                Clients.settings(tooLongALabel, time, DEADLINE, RetryPolicy.standard(), counting, attempt -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> client.quotes().get("q"));
        assertThat(taken).hasValue(0);
    }

    // Interrupts

    @Test
    void anInterruptDuringAWaitStopsTheCallAndKeepsTheFlag() {
        time.whileSleeping(duration -> {
            throw new InterruptedException();
        });
        server.then(ScriptedServer.status(429));
        WinFactorException failure = failure(() -> client().submissions().createQuote("s"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(TransportException.class).hasMessageContaining("interrupted");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anInterruptDuringARequestStopsTheCallAndKeepsTheFlag() throws InterruptedException {
        server.then(server.stalledHead());
        AtomicReference<WinFactorException> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread caller = new Thread(() -> {
            failure.set(failure(() -> client().submissions().createQuote("s")));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        server.awaitFirstRequest();
        caller.interrupt();
        caller.join();
        assertThat(flag).hasValue(true);
        assertThat(failure.get()).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e).hasMessageContaining("interrupted");
            assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        });
        assertThat(server.received()).hasSize(1);
    }

    // The size of an answer

    @Test
    void anAnswerOf32MebibytesIsRead() {
        server.then(ScriptedServer.padded(Fixture.ORGANIZATION.json(), MAX_BODY));
        assertThat(client().organization().get().id()).isEqualTo("org_2fixture");
    }

    @Test
    void anErrorThatIsLargerIsStillThatError() {
        server.then(ScriptedServer.status(422, "x".repeat(MAX_BODY + 1)));
        WinFactorException failure = failure(() -> client().submissions().createQuote("s"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.error().rawBody()).hasSize(64 * 1024));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    private WinFactorClient client() {
        return Clients.of(server.url(), time, DEADLINE, RetryPolicy.standard());
    }

    private static WinFactorException failure(Runnable call) {
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}
