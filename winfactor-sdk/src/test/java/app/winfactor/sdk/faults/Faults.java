package app.winfactor.sdk.faults;

import app.winfactor.sdk.ScriptedServer;
import app.winfactor.sdk.ScriptedServer.Reply;
import app.winfactor.sdk.VirtualTime;
import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.AuthenticationException;
import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.ConflictException;
import app.winfactor.sdk.errors.GoneException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.PermissionException;
import app.winfactor.sdk.errors.RateLimitedException;
import app.winfactor.sdk.errors.ReadOnlyClientException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.errors.WinFactorException;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Every fault, and what comes of it. */
final class Faults {
    private static final int DEEP = 1_500;
    private static final String REFUSED = "any other 4xx, however its body comes";
    private static final String FAILING = "408, 500, 502, 503 or 504, from WinFactor or from a gateway, ";

    static final List<Fault> ALL = Stream.of(
                    neverSent(), limited(), failing(), refused(), broken(), silent(), unreadable(), strange(), ours())
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    private static List<Fault> neverSent() {
        Ends never = Ends.all(End.notApplied(TransportException.class, 3).counted(0));
        Ends late = Ends.all(End.notApplied(CallTimeoutException.class, 3).counted(0));
        String row = "nobody answers there, the name is unknown, or TLS fails: never sent";
        return List.of(
                new Fault("connection refused", row, Scenes::refused, never),
                new Fault(
                        "connection refused once",
                        "nobody answers there at first",
                        Scenes::refusedOnce,
                        Ends.all(End.success(2).counted(1))),
                new Fault("unknown host", row, Scenes::unknownHost, never),
                new Fault("TLS: closed in the handshake", row, Scenes.tls(Handshakes.closed()), never),
                new Fault("TLS: reset in the handshake", row, Scenes.tls(Handshakes.reset()), never),
                new Fault("TLS: a server without TLS", row, Scenes.tls(Handshakes.plain()), never),
                new Fault("TLS: a certificate of its own", row, Scenes.tls(Handshakes.done()), never),
                new Fault("connect time-out", "no connection in time: never sent", Scenes::neverConnected, late)
                        .stalling()
                        .with(Special::connectsInTime));
    }

    private static List<Fault> limited() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                VirtualTime.START.plusSeconds(5).atOffset(ZoneOffset.UTC));
        String once = "429 once: waited for as `Retry-After` says, if that can be read";
        Ends again = Ends.all(End.success(2));
        return List.of(
                new Fault("429 once", once, onceThenOk(ScriptedServer.status(429)), again),
                new Fault(
                        "429 always",
                        "429 each time",
                        always(ScriptedServer.status(429)),
                        Ends.all(End.notApplied(RateLimitedException.class, 3))),
                new Fault("429 once, 2 s", once, onceThenOk(Answers.limited("2")), again)
                        .waiting(Duration.ofSeconds(2)),
                new Fault("429 once, an HTTP date", once, onceThenOk(Answers.limited(date)), again)
                        .waiting(Duration.ofSeconds(5)),
                new Fault("429 once, -5 s", once, onceThenOk(Answers.limited("-5")), again),
                new Fault("429 once, nonsense", once, onceThenOk(Answers.limited("soon")), again),
                new Fault(
                        "429, an hour",
                        "429 with a `Retry-After` beyond the deadline; the exception says when to come back",
                        always(Answers.limited("3600")),
                        Ends.all(End.notApplied(RateLimitedException.class, 1))));
    }

    private static List<Fault> failing() {
        Stream<Fault> plain = Stream.of(408, 500, 502, 503, 504).flatMap(status -> failing(status).stream());
        Fault page = new Fault(
                "HTML 502",
                FAILING + "each time",
                always(Answers.html(502)),
                Ends.repeatedInVain(ServerException.class));
        Fault other = new Fault(
                "501", "any other 5xx", always(ScriptedServer.status(501)), Ends.doubtful(ServerException.class));
        return Stream.concat(plain, Stream.of(page, other)).toList();
    }

    private static List<Fault> failing(int status) {
        Reply reply = ScriptedServer.status(status);
        Class<? extends WinFactorException> failure = status == 408 ? ApiException.class : ServerException.class;
        return List.of(
                new Fault(status + " once", FAILING + "once", onceThenOk(reply), Ends.goneBefore(2, failure)),
                new Fault(
                        status + " twice",
                        FAILING + "twice",
                        Scenes.server((server, operation) -> List.of(reply, reply, Answers.ok(operation))),
                        Ends.goneBefore(3, failure)),
                new Fault(status + " always", FAILING + "each time", always(reply), Ends.repeatedInVain(failure)));
    }

    private static List<Fault> refused() {
        return List.of(
                refused(400, ValidationException.class),
                refused(401, AuthenticationException.class),
                refused(403, PermissionException.class),
                refused(404, NotFoundException.class),
                refused(409, ConflictException.class),
                refused(410, GoneException.class),
                refused(418, ApiException.class),
                refused(422, ValidationException.class),
                refused(
                        "422 with an endless body",
                        Scenes.always((server, operation) -> List.of(Answers.endless(422)))),
                refused(
                                "422 with a stalled body",
                                Scenes.always((server, operation) -> List.of(server.stalledBody(422))))
                        .stalling());
    }

    private static Fault refused(int status, Class<? extends WinFactorException> failure) {
        return new Fault(
                Integer.toString(status),
                REFUSED,
                always(ScriptedServer.status(status)),
                Ends.all(End.notApplied(failure, 1)));
    }

    private static Fault refused(String name, Scene.Setting setting) {
        return new Fault(name, REFUSED, setting, Ends.all(End.notApplied(ValidationException.class, 1)));
    }

    private static List<Fault> broken() {
        String row = "the connection breaks before the whole answer is there, or no HTTP comes";
        Ends lost = Ends.repeatedInVain(TransportException.class);
        // Java itself sends a GET once more when its connection ends before the first byte of an answer.
        Ends lostByJava = Ends.of(lost.reads().counted(6), lost.harmless(), lost.felt());
        Ends lostOnce = Ends.goneBefore(2, TransportException.class);
        String kept = "the server closes a kept connection just when it is used again";
        Ends onNew = Ends.of(End.success(1).counted(2), End.success(2), End.success(1));
        Scenes.Script reset = (server, operation) -> List.of(ScriptedServer.reset());
        Scenes.Script closed = (server, operation) -> List.of(Answers.closedWithout());
        Scenes.Script cut = (server, operation) -> List.of(Answers.shorterThanItSays());
        return List.of(
                new Fault("reset before the answer", row, always(ScriptedServer.reset()), lostByJava),
                new Fault(
                        "reset before the answer, once",
                        "the connection breaks once",
                        onceThenOk(ScriptedServer.reset()),
                        Ends.of(End.success(1).counted(2), lostOnce.harmless(), lostOnce.felt())),
                new Fault("closed before the answer", row, always(Answers.closedWithout()), lostByJava),
                new Fault("reset within the answer's head", row, always(Answers.resetWithinItsHead()), lost),
                new Fault("reset after the answer's head", row, always(Answers.resetAfterItsHead()), lost),
                new Fault("truncated body", row, always(Answers.shorterThanItSays()), lost),
                new Fault("truncated chunked body", row, always(Answers::withoutItsLastChunk), lost),
                new Fault("TLS: reset before the answer", row, Scenes.secure(reset), lostByJava).with(Special::trusts),
                new Fault("TLS: closed before the answer", row, Scenes.secure(closed), lostByJava)
                        .with(Special::trusts),
                new Fault("TLS: truncated body", row, Scenes.secure(cut), lost).with(Special::trusts),
                new Fault("no HTTP", row, always(ScriptedServer.mirrored()), lost),
                new Fault("idle close", kept, Scenes::keptTooLong, onNew),
                new Fault("TLS: idle close", kept, Scenes::keptTooLongSecured, onNew).with(Special::trusts));
    }

    private static List<Fault> silent() {
        String row = "time runs out: nothing comes, or the answer stops coming";
        String once = "nothing comes, or the answer stops coming, once";
        Ends late = Ends.repeatedInVain(CallTimeoutException.class);
        End never = End.notApplied(CallTimeoutException.class, 3).counted(0);
        End neverOnce = End.notApplied(CallTimeoutException.class, 1).counted(0);
        Ends lateOnce = Ends.goneBefore(2, CallTimeoutException.class);
        Scenes.Script head = (server, operation) -> List.of(server.stalledHead(), Answers.ok(operation));
        Scenes.Script body = (server, operation) -> List.of(server.stalledBody(200), Answers.ok(operation));
        return List.of(
                new Fault(
                                "TLS: silence in the handshake",
                                "TLS is not ready by the deadline: never sent",
                                Scenes.tls(Handshakes.silent()),
                                Ends.of(never, never, neverOnce))
                        .stalling(),
                new Fault("TLS: stalled head", row, Scenes.secure(head), late)
                        .stalling()
                        .with(Special::trusts),
                new Fault("stalled head", row, Scenes.always(head), late).stalling(),
                new Fault("stalled head, once", once, Scenes.server(head), lateOnce).stalling(),
                new Fault("stalled body", row, Scenes.always(body), late).stalling(),
                new Fault("stalled body, once", once, Scenes.server(body), lateOnce).stalling());
    }

    private static List<Fault> unreadable() {
        String broken = "a success with a gateway's page, with broken gzip, or compressed in another way";
        String wrong = "a success that is empty, whose JSON cannot be read, or that lacks what must be there";
        String large = "an answer larger than the limit, compressed or not";
        Ends unreadable = Ends.repeatedInVain(UndecodableAnswerException.class);
        Ends readByFew = unreadable.butSuccessForWhoDoesNotRead();
        Ends tooLarge = Ends.doubtful(UndecodableAnswerException.class);
        try {
            byte[] zipped = Answers.gzip("{\"id\":\"k61one\",\"version\":1}");
            byte[] bomb = Answers.gzip("{" + " ".repeat(2 * Cell.MAX_ANSWER));
            return List.of(
                    new Fault("200 with an HTML page", broken, always(Answers.html(200)), unreadable),
                    new Fault("empty 200", wrong, always(ScriptedServer.ok("")), readByFew),
                    new Fault("missing fields", wrong, always(ScriptedServer.ok("{}")), readByFew),
                    new Fault("null for an object", wrong, always(ScriptedServer.ok("null")), readByFew),
                    new Fault("invalid UTF-8", wrong, always(Answers::withInvalidUtf8), readByFew),
                    new Fault(
                            "JSON " + DEEP + " levels deep",
                            wrong,
                            always(operation -> Answers.with("[".repeat(DEEP) + "]".repeat(DEEP), operation)),
                            readByFew),
                    new Fault(
                            "broken gzip",
                            broken,
                            always(Answers.encoded("gzip", new byte[] {1, 2, 3, 4})),
                            unreadable),
                    new Fault(
                            "truncated gzip",
                            broken,
                            always(Answers.encoded("gzip", Answers.half(zipped))),
                            unreadable),
                    new Fault("a coding not asked for", broken, always(Answers.encoded("br", zipped)), unreadable),
                    new Fault("gzip bomb", large, always(Answers.encoded("gzip", bomb)), tooLarge),
                    new Fault("endless body", large, always(Answers.endless(200)), tooLarge),
                    new Fault(
                            "body over the limit",
                            large,
                            always(ScriptedServer.padded("{}", Cell.MAX_ANSWER + 1L)),
                            tooLarge));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Fault> strange() {
        String row = "what is odd and harmless: 100 or 103 first, fields given twice, HTTP/1.0";
        Ends fine = Ends.all(End.success(1));
        Scenes.Script fineOnce = (server, operation) -> List.of(Answers.ok(operation));
        return List.of(
                new Fault(
                        "302 to another host",
                        "a redirect: never followed",
                        Scenes.redirect(302),
                        Ends.doubtful(ApiException.class)),
                new Fault(
                        "307 to another host",
                        "a redirect: never followed",
                        Scenes.redirect(307),
                        Ends.doubtful(ApiException.class)),
                new Fault("100 before the answer", row, always(operation -> Answers.after(100, operation)), fine),
                new Fault("103 before the answer", row, always(operation -> Answers.after(103, operation)), fine),
                new Fault("duplicate keys", row, always(Answers::withEveryFieldTwice), fine),
                new Fault("TLS: nothing odd", row, Scenes.secure(fineOnce), fine).with(Special::trusts),
                new Fault("HTTP/1.0 without a length", row, always(Answers::http10), fine));
    }

    /** What is no server's fault. */
    private static List<Fault> ours() {
        End readOnly = End.notApplied(ReadOnlyClientException.class, 0);
        return List.of(
                new Fault(
                                "no place at the limiter",
                                "the rate limiter has no place before the deadline; the exception says when it will",
                                always(Answers::ok),
                                Ends.all(End.notApplied(CallTimeoutException.class, 0)))
                        .with(Special::hasNoTurn),
                new Fault(
                                "a client that only reads",
                                "the client was built `readOnly()`",
                                always(Answers::ok),
                                Ends.of(End.success(1), readOnly, readOnly))
                        .with(Special::readsOnly),
                new Fault(
                                "a closed client",
                                "the client is closed",
                                always(Answers::ok),
                                Ends.all(End.notApplied(TransportException.class, 0)
                                        .counted(0)))
                        .with(Special::isClosed));
    }

    private interface AnswerTo {
        Reply of(Operation operation);
    }

    private static Scene.Setting always(AnswerTo answer) {
        return Scenes.always((server, operation) -> List.of(answer.of(operation)));
    }

    private static Scene.Setting always(Reply reply) {
        return always(operation -> reply);
    }

    private static Scene.Setting onceThenOk(Reply reply) {
        return Scenes.server((server, operation) -> List.of(reply, Answers.ok(operation)));
    }
}
