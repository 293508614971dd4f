package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RequestListener;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.quotes.Quote;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds alike whichever door a call comes through: its deadline, and limiters and listeners of the user's own. */
@Timeout(60)
class BothDoorsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final RequestListener NOBODY = attempt -> {};
    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);

    private final VirtualTime virtual = new VirtualTime();
    private final RecordingLimiter turns = RecordingLimiter.granting();
    private final ScriptedServer server = new ScriptedServer();

    BothDoorsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    // The deadline

    @ParameterizedTest
    @EnumSource
    void theDeadlineHoldsWhenTheHeadDoesNotCome(Door door) {
        endsAtTheDeadline(door, Duration.ofMillis(300), server.stalledHead());
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineHoldsWhenTheBodyDoesNotEnd(Door door) {
        endsAtTheDeadline(door, Duration.ofMillis(300), server.stalledBody(200));
    }

    @ParameterizedTest
    @EnumSource
    void theBodyHasTheTimeOnlyThatTheHeadLeft(Door door) {
        Duration deadline = Duration.ofSeconds(3);
        endsAtTheDeadline(door, deadline, (request, socket) -> {
            try {
                Thread.sleep(deadline.toMillis() * 3 / 4);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            server.stalledBody(200).to(request, socket);
        });
    }

    private void endsAtTheDeadline(Door door, Duration deadline, ScriptedServer.Reply fault) {
        server.then(fault);
        EngineSettings settings = settings(Time.SYSTEM, deadline, RetryPolicy.standard(), turns, NOBODY);
        long begin = System.nanoTime();
        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> door.through(
                        settings,
                        client -> client.submissions().createQuote("s"),
                        client -> client.submissions().createQuote("s")))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(deadline, deadline.plus(SLACK));
        assertThat(server.received()).hasSize(1);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTurnThatNeverComesEndsTheCallAtItsDeadline(Door door) {
        RecordingLimiter holding = RecordingLimiter.holding();
        // Virtual time passes only when somebody expects something.
        CompletableFuture<Void> unused = virtual.after(DEADLINE.plusNanos(1));
        assertThat(failsUnsent(door, settings(virtual, DEADLINE, RetryPolicy.standard(), holding, NOBODY)))
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining("deadline");
        assertThat(virtual.passed()).isBetween(DEADLINE, DEADLINE.plusNanos(1));
        assertThat(holding.asked()).singleElement().matches(CompletableFuture::isCancelled);
    }

    @ParameterizedTest
    @EnumSource
    void aTurnThatComesAtTheDeadlineIsTooLateAndGoesBack(Door door) {
        RecordingLimiter holding = RecordingLimiter.holding();
        RateLimiter late = atMost -> {
            CompletableFuture<RateLimiter.Turn> turn = holding.turn(atMost);
            virtual.advance(DEADLINE);
            holding.grant(turn);
            return turn;
        };
        assertThat(failsUnsent(door, settings(virtual, DEADLINE, RetryPolicy.standard(), late, NOBODY)))
                .isInstanceOf(CallTimeoutException.class);
        assertThat(holding.granted()).isEqualTo(1);
        assertThat(holding.allCameBack() && holding.noneCameBackTwice()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptWithAlmostNoTimeIsStillAnAttempt(Door door) {
        // Half of the last nanosecond is none, and no request takes that.
        RateLimiter slow = atMost -> {
            virtual.advance(atMost.minusNanos(1));
            return turns.turn(atMost);
        };
        server.then(ScriptedServer.ok(Fixture.QUOTE.json()));
        EngineSettings settings = settings(virtual, DEADLINE, RetryPolicy.standard(), slow, NOBODY);
        try {
            Quote quote = get(door, settings);
            assertThat(quote.id()).isEqualTo("k61one");
        } catch (CallTimeoutException e) {
            assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
    }

    // Limiters and listeners of the user's own

    @ParameterizedTest
    @EnumSource
    void aLimiterThatKnowsThatItIsTooLateSaysWhenItWouldNotBe(Door door) {
        RateLimiter full = atMost -> CompletableFuture.failedFuture(new NoTurnException(Duration.ofSeconds(40)));
        CallTimeoutException failure = (CallTimeoutException)
                failsUnsent(door, settings(virtual, DEADLINE, RetryPolicy.standard(), full, NOBODY));
        assertThat(failure.retryAt()).contains(VirtualTime.START.plusSeconds(40));
        assertThat(virtual.passed()).isZero();
    }

    /** How a limiter of the user's own can break. */
    @SuppressWarnings({"ImmutableEnumChecker", "NullAway"}) // the lambdas hold nothing; null is what is tested
    enum Broken {
        THROWS(atMost -> {
            throw new IllegalStateException("no store");
        }),
        FAILS(atMost -> CompletableFuture.failedFuture(new IOException("no store"))),
        FAILS_LATER(atMost -> CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("no store");
        })),
        CANCELS(atMost -> {
            CompletableFuture<RateLimiter.Turn> turn = new CompletableFuture<>();
            turn.cancel(true);
            return turn;
        }),
        TIMES_OUT(atMost -> CompletableFuture.failedFuture(new TimeoutException())),
        ANSWERS_NOTHING(atMost -> null);

        private final RateLimiter limiter;

        Broken(RateLimiter limiter) {
            this.limiter = limiter;
        }
    }

    static Stream<Arguments> doorsAndBrokenLimiters() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(Broken.values()).map(broken -> Arguments.of(door, broken)));
    }

    @ParameterizedTest
    @MethodSource("doorsAndBrokenLimiters")
    void aBrokenLimiterFailsTheCallAndSendsNothing(Door door, Broken broken) {
        assertThat(failsUnsent(door, settings(Time.SYSTEM, DEADLINE, RetryPolicy.standard(), broken.limiter, NOBODY)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the rate limiter failed");
    }

    private WinFactorException failsUnsent(Door door, EngineSettings settings) {
        WinFactorException failure = catchThrowableOfType(
                WinFactorException.class,
                () -> door.through(
                        settings,
                        client -> client.submissions().createQuote("s"),
                        client -> client.submissions().createQuote("s")));
        assertThat(failure).isNotNull();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.call().attempts()).isZero();
        assertThat(server.received()).isEmpty();
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void aLimiterThatCannotTakeATurnBackLosesNoAnswer(Door door) {
        RateLimiter broken = atMost -> CompletableFuture.completedFuture(new RateLimiter.Turn() {
            @Override
            public void ended() {
                throw new IllegalStateException("no store");
            }

            @Override
            public void refused(Optional<Duration> retryAfter) {
                throw new IllegalStateException("no store");
            }
        });
        server.then(ScriptedServer.status(429), ScriptedServer.ok("{\"quoteId\":\"k61\"}"));
        try (Logged log = new Logged()) {
            assertThat(door.through(
                                    settings(Time.SYSTEM, DEADLINE, TWICE, broken, NOBODY),
                                    client -> client.submissions().createQuote("s"),
                                    client -> client.submissions().createQuote("s"))
                            .quoteId())
                    .isEqualTo("k61");
            assertThat(log.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("RateLimiter"));
        }
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsChangesNothing(Door door) {
        for (RequestListener listener : List.<RequestListener>of(
                attempt -> {
                    throw new IllegalStateException("no metrics");
                },
                attempt -> {
                    throw new NoClassDefFoundError("no metrics");
                })) {
            server.then(
                    ScriptedServer.status(503), ScriptedServer.ok(Fixture.QUOTE.json()), ScriptedServer.status(404));
            EngineSettings settings = settings(Time.SYSTEM, DEADLINE, TWICE, turns, listener);
            try (Logged log = new Logged()) {
                assertThat(get(door, settings).id()).isEqualTo("k61one");
                assertThat(log.lines())
                        .hasSize(2)
                        .allSatisfy(line -> assertThat(line).contains("RequestListener"));
            }
            assertThatThrownBy(() -> get(door, settings)).isInstanceOf(NotFoundException.class);
        }
        assertThat(turns.granted()).isEqualTo(6);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anHttpClientThatThrowsStillGivesTheTurnBack(Door door) {
        WinFactorClientBuilder builder = WinFactorClient.builder()
                .baseUrl(server.url())
                .apiKey(Clients.KEY)
                .rateLimiter(turns)
                .httpClient(new ThrowingHttpClient());
        assertThatThrownBy(() -> {
                    if (door == Door.BLOCKING) {
                        builder.build().quotes().get("q");
                    } else {
                        throw failure(builder.buildAsync().quotes().get("q"));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no client");
        assertThat(turns.granted()).isEqualTo(1);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    private static Quote get(Door door, EngineSettings settings) {
        return door.through(
                settings,
                client -> client.quotes().get("q"),
                client -> client.quotes().get("q"));
    }

    private EngineSettings settings(
            Time time, Duration deadline, RetryPolicy policy, RateLimiter limiter, RequestListener listener) {
        return Clients.settings(server.url(), time, deadline, policy, limiter, listener);
    }

    private static Throwable failure(CompletableFuture<?> call) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, call::join);
        assertThat(failure).hasCauseInstanceOf(Throwable.class);
        return Objects.requireNonNull(failure.getCause());
    }
}
