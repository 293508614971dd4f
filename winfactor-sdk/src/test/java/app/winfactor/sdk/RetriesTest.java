package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.RateLimitedException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.submissions.SubmissionStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RetriesTest {
    private static final int MAX_BODY = 32 * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SHORT_DEADLINE = Duration.ofMillis(300);

    private final VirtualTime time = new VirtualTime();
    private ScriptedServer server = new ScriptedServer();

    RetriesTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Calls whose repeat leaves things as the first one did. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Harmless {
        READ_ONE(Fixture.QUOTE.json(), client -> client.quotes().get("q")),
        READ_A_LIST(Fixture.LEAD.page(), client -> client.leads().list().firstPage()),
        UPDATE_A_SUBMISSION("", client -> client.submissions().update("s", u -> u.status(SubmissionStatus.CLOSED))),
        UPDATE_A_QUOTE(Fixture.QUOTE_VERSION.json(), client -> client.quotes().update("q", u -> u.notes("n"))),
        REPLACE_LINE_ITEMS(
                Fixture.QUOTE_VERSION.json(),
                client -> client.quotes().replaceLineItems("q", r -> r.lineItems(Items.DOOR))),
        UPDATE_A_CONTACT("", client -> client.contacts().update("c", u -> u.name("n"))),
        UPSERT_A_CONTACT(
                "{\"id\":\"c\",\"created\":true}", client -> client.contacts().upsert(u -> u.email("a@example.com")));

        private final String answer;
        private final Consumer<WinFactorClient> call;

        Harmless(String answer, Consumer<WinFactorClient> call) {
            this.answer = answer;
            this.call = call;
        }
    }

    /** Calls whose repeat would be felt. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Felt {
        CREATE_QUOTE("{\"quoteId\":\"k61\"}", client -> client.submissions().createQuote("s")),
        SEND_QUOTE("", client -> client.quotes().send("q", s -> s.addRecipients("a@example.com"))),
        REDELIVER("{\"redelivered\":true}", client -> client.events().redeliver("e"));

        private final String answer;
        private final Consumer<WinFactorClient> call;

        Felt(String answer, Consumer<WinFactorClient> call) {
            this.answer = answer;
            this.call = call;
        }
    }

    /** What leaves it open whether a request was done. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Doubtful {
        STATUS_408(ScriptedServer.status(408)),
        STATUS_500(ScriptedServer.status(500)),
        STATUS_502(ScriptedServer.status(502)),
        STATUS_503(ScriptedServer.status(503)),
        STATUS_504(ScriptedServer.status(504)),
        RESET(ScriptedServer.reset());

        private final ScriptedServer.Reply reply;

        Doubtful(ScriptedServer.Reply reply) {
            this.reply = reply;
        }
    }

    static Stream<Arguments> harmlessCallsAndFaults() {
        return Stream.of(Harmless.values())
                .flatMap(call -> Stream.of(Doubtful.values()).map(fault -> Arguments.of(call, fault)));
    }

    static Stream<Arguments> feltCallsAndFaults() {
        return Stream.of(Felt.values())
                .flatMap(call -> Stream.of(Doubtful.values()).map(fault -> Arguments.of(call, fault)));
    }

    @ParameterizedTest
    @MethodSource("harmlessCallsAndFaults")
    void whatLeavesThingsTheSameIsTriedAgain(Harmless operation, Doubtful fault) {
        // Java itself may repeat a GET whose connection ended without an answer: one fault, so two requests either way.
        server.then(fault.reply, ScriptedServer.ok(operation.answer));
        operation.call.accept(client());
        assertThat(server.received()).hasSize(2);
        assertThat(verbsReceived()).containsOnly(verbsReceived().get(0));
    }

    @ParameterizedTest
    @EnumSource
    void whatLeavesThingsTheSameIsTriedThreeTimesInAll(Harmless operation) {
        server.then(ScriptedServer.status(503), ScriptedServer.status(500), ScriptedServer.status(502));
        WinFactorException failure = failure(() -> operation.call.accept(client()));
        assertThat(failure).isInstanceOf(ServerException.class);
        assertThat(failure.call().attempts()).isEqualTo(3);
        assertThat(failure.outcome())
                .isEqualTo(failure.call().verb().equals("GET") ? Outcome.NOT_APPLIED : Outcome.UNKNOWN);
        assertThat(failure.getMessage()).contains("after 3 attempts");
        assertThat(server.received()).hasSize(3);
        assertThat(time.sleeps()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("feltCallsAndFaults")
    void whatWouldBeFeltIsNotTriedAgain(Felt operation, Doubtful fault) {
        server.then(fault.reply, ScriptedServer.ok(operation.answer));
        WinFactorException failure = failure(() -> operation.call.accept(client()));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.call().attempts()).isEqualTo(1);
        assertThat(server.received()).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldBeFeltIsTriedAgainAfterAnAnswerThatItWasRefusedForNow(Felt operation) {
        server.then(ScriptedServer.status(429), ScriptedServer.ok(operation.answer));
        operation.call.accept(client());
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldBeFeltIsTriedAgainWhenItWasNeverSentAndThenArrivesOnce(Felt operation) throws IOException {
        int port = server.port();
        server.close();
        time.whileSleeping(waited -> server = reopened(port, operation.answer));
        operation.call.accept(client(port));
        assertThat(server.received()).hasSize(1);
        assertThat(time.sleeps()).hasSize(1);
    }

    private static ScriptedServer reopened(int port, String answer) {
        try {
            return new ScriptedServer(port).then(ScriptedServer.ok(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNeverSentIsNotApplied(Felt operation) throws IOException {
        int port = server.port();
        server.close();
        WinFactorException failure = failure(() -> operation.call.accept(client(port)));
        assertThat(failure).isInstanceOf(TransportException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.call().attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aSuccessThatCannotBeReadIsDoubtfulAndNotTriedAgain(Felt operation) {
        if (operation == Felt.SEND_QUOTE) {
            server.then(ScriptedServer.ok("no JSON"));
            operation.call.accept(client()); // its answer's body says nothing
        } else {
            server.then(ScriptedServer.ok("no JSON"), ScriptedServer.ok(operation.answer));
            WinFactorException failure = failure(() -> operation.call.accept(client()));
            assertThat(failure).isInstanceOf(UndecodableAnswerException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 418, 422})
    void aRefusalIsFinalAndChangedNothing(int status) {
        server.then(ScriptedServer.status(status));
        WinFactorException failure =
                failure(() -> client().submissions().update("s", u -> u.status(SubmissionStatus.CLOSED)));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 501, 505})
    void anAnswerThatNobodyUnderstandsIsFinalAndDoubtful(int status) {
        server.then(ScriptedServer.status(status));
        WinFactorException failure =
                failure(() -> client().submissions().update("s", u -> u.status(SubmissionStatus.CLOSED)));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.received()).hasSize(1);
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

    // The deadline, in real time

    @Test
    void aHeadThatDoesNotComeEndsAtTheDeadline() {
        server.then(server.stalledHead());
        endsAtTheDeadline();
    }

    @Test
    void aBodyThatDoesNotEndEndsAtTheDeadline() {
        server.then(server.stalledBody(200));
        endsAtTheDeadline();
    }

    private void endsAtTheDeadline() {
        WinFactorClient client =
                Clients.of(server.url(), Time.SYSTEM, SHORT_DEADLINE, new RetryPolicy(3, Duration.ZERO, Duration.ZERO));
        long begin = System.nanoTime();
        WinFactorException failure = failure(() -> client.submissions().createQuote("s"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT_DEADLINE, Duration.ofSeconds(5));
        assertThat(failure).isInstanceOf(CallTimeoutException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.received()).hasSize(1);
    }

    // The size of an answer

    @Test
    void anAnswerOf32MebibytesIsRead() {
        server.then(ScriptedServer.padded(Fixture.ORGANIZATION.json(), MAX_BODY));
        assertThat(client().organization().get().id()).isEqualTo("org_2fixture");
    }

    @Test
    void anAnswerThatIsLargerIsGivenUpAndNotAskedForAgain() {
        server.then(ScriptedServer.padded(Fixture.ORGANIZATION.json(), MAX_BODY + 1L));
        WinFactorException failure = failure(() -> client().organization().get());
        assertThat(failure).isInstanceOf(UndecodableAnswerException.class).hasMessageContaining("larger than");
        assertThat(server.received()).hasSize(1);
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

    private List<String> verbsReceived() {
        return server.received().stream().map(ScriptedServer.Received::verb).toList();
    }

    private WinFactorClient client() {
        return client(server.port());
    }

    private WinFactorClient client(int port) {
        return Clients.of("http://127.0.0.1:" + port, time, DEADLINE, RetryPolicy.standard());
    }

    private static WinFactorException failure(Runnable call) {
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}
