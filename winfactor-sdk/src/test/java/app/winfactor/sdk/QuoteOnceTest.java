package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.NewQuote;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class QuoteOnceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final NewQuote OURS = NewQuote.builder().reference("ERP 1").build();
    private static final ScriptedServer.Reply CREATED = ScriptedServer.ok("{\"quoteId\":\"k61new\"}");
    private static final String EMPTY = "{\"data\":[],\"nextCursor\":null}";

    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer();

    QuoteOnceTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** What leaves it open whether the quote was created. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Doubt {
        STATUS_503(ScriptedServer.status(503)),
        STATUS_408(ScriptedServer.status(408)),
        STATUS_302(ScriptedServer.status(302)),
        RESET(ScriptedServer.reset()),
        NO_JSON(ScriptedServer.ok("<html>"));

        private final ScriptedServer.Reply reply;

        Doubt(ScriptedServer.Reply reply) {
            this.reply = reply;
        }
    }

    static Stream<Arguments> doorsAndDoubts() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(Doubt.values()).map(doubt -> Arguments.of(door, doubt)));
    }

    @ParameterizedTest
    @EnumSource
    void aSubmissionWithoutAQuoteGetsOne(Door door) {
        server.then(submission(false), CREATED);
        assertThat(createOnce(door).quoteId()).isEqualTo("k61new");
        assertThat(requests()).containsExactly("GET /api/v1/submissions/s", "POST /api/v1/submissions/s/quotes");
    }

    @ParameterizedTest
    @EnumSource
    void aQuoteWithTheSameReferenceIsFoundAndNothingIsSent(Door door) {
        server.then(submission(true), quotes("null", quote("k61a", "other"), quote("k61b", "ERP 1")));
        assertThat(createOnce(door).quoteId()).isEqualTo("k61b");
        assertThat(requests()).containsExactly("GET /api/v1/submissions/s", "GET /api/v1/quotes?submissionId=s");
    }

    @ParameterizedTest
    @EnumSource
    void aQuoteWithAnotherReferenceIsAnother(Door door) {
        server.then(submission(true), quotes("null", quote("k61a", "other")), CREATED);
        assertThat(createOnce(door).quoteId()).isEqualTo("k61new");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void withoutAReferenceAnyQuoteIsIt() {
        server.then(submission(true), quotes("null", quote("k61a", "other")));
        assertThat(new WinFactorClient(settings(time, DEADLINE, RetryPolicy.none()))
                        .submissions()
                        .createQuoteOnce("s", NewQuote.builder().build())
                        .quoteId())
                .isEqualTo("k61a");
        assertThat(posts()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyPageOfQuotesIsLookedThrough(Door door) {
        server.then(
                submission(true),
                quotes("\"c2\"", quote("k61a", "other")),
                quotes("\"c3\""),
                quotes("\"\"", quote("k61b", "ERP 1")));
        assertThat(createOnce(door).quoteId()).isEqualTo("k61b");
        assertThat(requests())
                .endsWith(
                        "GET /api/v1/quotes?submissionId=s",
                        "GET /api/v1/quotes?submissionId=s&cursor=c2",
                        "GET /api/v1/quotes?submissionId=s&cursor=c3");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyCursorIsTheEndOfTheQuotes(Door door) {
        server.then(submission(true), quotes("\"\"", quote("k61a", "other")), CREATED);
        assertThat(createOnce(door).quoteId()).isEqualTo("k61new");
        assertThat(server.received()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void quotesThatGoInCirclesEnd(Door door) {
        server.then(
                submission(true),
                quotes("\"x\"", quote("k61a", "other")),
                quotes("\"y\""),
                quotes("\"x\"", quote("k61b", "other")),
                CREATED);
        assertThat(createOnce(door).quoteId()).isEqualTo("k61new");
        assertThat(server.received()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void aLookThatFailsBeforehandSendsNothing(Door door) {
        server.then(ScriptedServer.status(404));
        assertThatThrownBy(() -> createOnce(door)).isInstanceOf(NotFoundException.class);
        server.then(submission(true), ScriptedServer.status(500));
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, () -> createOnce(door));
        assertThat(failure).isInstanceOf(ServerException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(posts()).isZero();
    }

    // Doubts

    @ParameterizedTest
    @MethodSource("doorsAndDoubts")
    void afterADoubtTheQuoteIsFoundAtOnce(Door door, Doubt doubt) {
        server.then(submission(false), doubt.reply, submission(true), quotes("null", quote("k61made", "ERP 1")));
        assertThat(createOnce(door).quoteId()).isEqualTo("k61made");
        assertThat(posts()).isEqualTo(1);
        assertThat(time.passed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("doorsAndDoubts")
    void afterADoubtTheQuoteIsFoundAtTheThirdLook(Door door, Doubt doubt) {
        server.then(
                submission(false),
                doubt.reply,
                submission(false),
                submission(true),
                quotes("null", quote("k61other", "other")),
                submission(true),
                quotes("null", quote("k61made", "ERP 1")));
        assertThat(createOnce(door).quoteId()).isEqualTo("k61made");
        assertThat(posts()).isEqualTo(1);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1 + 2));
    }

    @ParameterizedTest
    @MethodSource("doorsAndDoubts")
    void aDoubtThatStaysIsTheFailure(Door door, Doubt doubt) {
        server.then(
                submission(false),
                doubt.reply,
                submission(false),
                ScriptedServer.status(500),
                submission(false),
                ScriptedServer.status(403));
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, () -> createOnce(door));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.call().verb()).isEqualTo("POST");
        assertThat(failure.getSuppressed())
                .hasSize(2)
                .allSatisfy(look -> assertThat(look).hasMessageContaining("GET /submissions/{id}"));
        assertThat(posts()).isEqualTo(1);
        assertThat(server.received()).hasSize(6);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsTheFailureAtOnce(Door door) {
        server.then(submission(false), ScriptedServer.status(422));
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, () -> createOnce(door));
        assertThat(failure).isInstanceOf(ValidationException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(server.received()).hasSize(2);
        assertThat(time.passed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aCreateThatWasRefusedForNowComesAgain(Door door) {
        server.then(submission(false), ScriptedServer.status(429, "", "Retry-After", "5"), CREATED);
        EngineSettings settings = settings(time, DEADLINE, RetryPolicy.standard());
        assertThat(createOnce(door, settings).quoteId()).isEqualTo("k61new");
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
    }

    // The deadline

    @ParameterizedTest
    @EnumSource
    void aCreateThatGetsNoAnswerLeavesTimeToFindOut(Door door) {
        Duration deadline = Duration.ofSeconds(3);
        server.then(
                submission(false), server.stalledHead(), submission(true), quotes("null", quote("k61made", "ERP 1")));
        long begin = System.nanoTime();
        assertThat(createOnce(door, settings(Time.SYSTEM, deadline, RetryPolicy.none()))
                        .quoteId())
                .isEqualTo("k61made");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(deadline);
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOutlivesTheDeadline(Door door) {
        Duration deadline = Duration.ofMillis(1200);
        server.then(submission(false), server.stalledHead(), server.stalledBody(200));
        long begin = System.nanoTime();
        WinFactorException failure = catchThrowableOfType(
                WinFactorException.class, () -> createOnce(door, settings(Time.SYSTEM, deadline, RetryPolicy.none())));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(deadline.dividedBy(2), deadline.plusSeconds(2));
        assertThat(failure).isInstanceOf(CallTimeoutException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPauseThatWouldPassTheDeadlineIsNotMade(Door door) {
        server.then(submission(false), ScriptedServer.status(503), submission(false), submission(false));
        WinFactorException failure = catchThrowableOfType(
                WinFactorException.class,
                () -> createOnce(door, settings(time, Duration.ofSeconds(2), RetryPolicy.none())));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(server.received()).hasSize(4);
    }

    // Interrupts

    @Test
    void anInterruptDuringAPauseStopsAtOnceAndKeepsTheFlag() {
        time.whileSleeping(pause -> {
            throw new InterruptedException();
        });
        server.then(submission(false), ScriptedServer.status(503), submission(false));
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, () -> createOnce(Door.BLOCKING));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(ServerException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void anInterruptDuringTheCreateStopsAndKeepsTheFlag() throws InterruptedException {
        Held held = Held.beforeTheHead();
        server.then(submission(false), held);
        Queue<Object> seen = new ArrayDeque<>();
        Thread caller = new Thread(() -> {
            seen.add(catchThrowableOfType(
                    WinFactorException.class,
                    () -> createOnce(Door.BLOCKING, settings(Time.SYSTEM, DEADLINE, RetryPolicy.none()))));
            seen.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        held.awaitRequest();
        caller.interrupt();
        caller.join();
        assertThat(seen.remove()).isInstanceOfSatisfying(TransportException.class, failure -> {
            assertThat(failure).hasMessageContaining("interrupted");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        });
        assertThat(seen.remove()).isEqualTo(true);
        assertThat(posts()).isEqualTo(1);
    }

    private CreatedQuote createOnce(Door door) {
        return createOnce(door, settings(time, DEADLINE, RetryPolicy.none()));
    }

    private static CreatedQuote createOnce(Door door, EngineSettings settings) {
        return door.through(
                settings,
                client -> client.submissions().createQuoteOnce("s", OURS),
                client -> client.submissions().createQuoteOnce("s", OURS));
    }

    private EngineSettings settings(Time when, Duration deadline, RetryPolicy policy) {
        return Clients.settings(server.url(), when, deadline, policy, RateLimiter.unlimited(), attempt -> {});
    }

    private List<String> requests() {
        List<String> requests = new ArrayList<>();
        server.received().forEach(request -> requests.add(request.toString()));
        return requests;
    }

    private long posts() {
        return server.received().stream()
                .filter(request -> request.verb().equals("POST"))
                .count();
    }

    private static ScriptedServer.Reply submission(boolean hasQuote) {
        return ScriptedServer.ok((hasQuote ? Fixture.SUBMISSION : Fixture.SUBMISSION_BARE).json());
    }

    private static ScriptedServer.Reply quotes(String nextCursor, String... quotes) {
        return ScriptedServer.ok(
                EMPTY.replace("[]", "[" + String.join(",", quotes) + "]").replace("null}", nextCursor + "}"));
    }

    private static String quote(String id, String reference) {
        return Fixture.QUOTE_SUMMARY.json().replace("k61list", id).replace("ERP order 5512", reference);
    }
}
