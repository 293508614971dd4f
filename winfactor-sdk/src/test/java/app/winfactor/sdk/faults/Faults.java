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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every fault, and what comes of it. */
final class Faults {
    private static final int DEEP = 1_500;

    static final List<Fault> ALL = Stream.of(
                    neverSent(), limited(), failing(), refused(), broken(), silent(), unreadable(), strange(), ours())
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    private static List<Fault> neverSent() {
        Ends never = Ends.all(End.notApplied(TransportException.class, 3).counted(0));
        Ends late = Ends.all(End.notApplied(CallTimeoutException.class, 3).counted(0));
        String row = "nobody answers there, the name is unknown, or TLS fails: never sent";
        try {
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
                    new Fault("TLS: a certificate of its own", row, Scenes.tls(Handshakes.untrusted()), never),
                    new Fault("connect time-out", "no connection in time: never sent", Scenes::neverConnected, late)
                            .stalling()
                            .with(Special::connectsInTime));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Fault> limited() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                VirtualTime.START.plusSeconds(5).atOffset(ZoneOffset.UTC));
        String once = "429 once, with any `Retry-After` before the deadline or none";
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
                        "429 with a `Retry-After` beyond the deadline",
                        always(Answers.limited("3600")),
                        Ends.all(End.notApplied(RateLimitedException.class, 1))));
    }

    private static List<Fault> failing() {
        return IntStream.of(408, 500, 502, 503, 504)
                .boxed()
                .flatMap(status -> {
                    Reply reply = ScriptedServer.status(status);
                    Class<? extends WinFactorException> failure =
                            status == 408 ? ApiException.class : ServerException.class;
                    return Stream.of(
                            new Fault(
                                    status + " once",
                                    "408, 500, 502, 503 or 504 once",
                                    onceThenOk(reply),
                                    Ends.goneBefore(2, failure)),
                            new Fault(
                                    status + " twice",
                                    "408, 500, 502, 503 or 504 twice",
                                    Scenes.server((server, operation) -> List.of(reply, reply, Answers.ok(operation))),
                                    Ends.goneBefore(3, failure)),
                            new Fault(
                                    status + " always",
                                    "408, 500, 502, 503 or 504 each time, also as a gateway's page",
                                    always(reply),
                                    Ends.repeatedInVain(failure)));
                })
                .toList();
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
                "any other 4xx, however its body comes",
                always(ScriptedServer.status(status)),
                Ends.all(End.notApplied(failure, 1)));
    }

    private static Fault refused(String name, Scene.Setting setting) {
        return new Fault(
                name,
                "any other 4xx, however its body comes",
                setting,
                Ends.all(End.notApplied(ValidationException.class, 1)));
    }

    private static List<Fault> broken() {
        String row = "the connection breaks before the whole answer is there, or no HTTP comes";
        Ends lost = Ends.repeatedInVain(TransportException.class);
        return List.of(
                new Fault("reset before the answer", row, always(ScriptedServer.reset()), lost),
                new Fault(
                        "reset before the answer, once",
                        "the connection breaks once",
                        onceThenOk(ScriptedServer.reset()),
                        Ends.goneBefore(2, TransportException.class)),
                new Fault("closed before the answer", row, always(Answers.closedWithout()), lost),
                new Fault("reset within the answer's head", row, always(Answers.resetWithinItsHead()), lost),
                new Fault("reset after the answer's head", row, always(Answers.resetAfterItsHead()), lost),
                new Fault("truncated body", row, always(Answers.shorterThanItSays()), lost),
                new Fault("truncated chunked body", row, always(Answers::withoutItsLastChunk), lost),
                new Fault("no HTTP", row, always(ScriptedServer.mirrored()), lost),
                new Fault(
                        "idle close",
                        "the server closes a kept connection just when it is used again",
                        Scenes::keptTooLong,
                        // Java itself repeats a GET that meets a connection which was kept and is gone.
                        Ends.of(End.success(1).counted(2), End.success(2), End.success(1))));
    }

    private static List<Fault> silent() {
        String row = "the answer stops coming: its head, or its body";
        String once = "the answer stops coming, once";
        Ends late = Ends.repeatedInVain(CallTimeoutException.class);
        Ends lateOnce = Ends.goneBefore(2, CallTimeoutException.class);
        return List.of(
                        new Fault(
                                "stalled head",
                                row,
                                Scenes.always((server, operation) -> List.of(server.stalledHead())),
                                late),
                        new Fault(
                                "stalled head, once",
                                once,
                                Scenes.server(
                                        (server, operation) -> List.of(server.stalledHead(), Answers.ok(operation))),
                                lateOnce),
                        new Fault(
                                "stalled body",
                                row,
                                Scenes.always((server, operation) -> List.of(server.stalledBody(200))),
                                late),
                        new Fault(
                                "stalled body, once",
                                once,
                                Scenes.server(
                                        (server, operation) -> List.of(server.stalledBody(200), Answers.ok(operation))),
                                lateOnce))
                .stream()
                .map(Fault::stalling)
                .toList();
    }

    private static List<Fault> unreadable() {
        String row = "a success that cannot be read: a page, no JSON, JSON without what must be there, broken gzip";
        String large = "an answer larger than the limit, packed or not";
        Ends unreadable = Ends.repeatedInVain(UndecodableAnswerException.class);
        Ends readByFew = unreadable.butSuccessForWhoDoesNotRead();
        Ends tooLarge = Ends.doubtful(UndecodableAnswerException.class);
        try {
            byte[] zipped = Answers.gzip("{\"id\":\"k61one\",\"version\":1}");
            byte[] bomb = Answers.gzip("{" + " ".repeat(2 * Cell.MAX_ANSWER));
            return List.of(
                    new Fault("200 with an HTML page", row, always(Answers.html(200)), unreadable),
                    new Fault("empty 200", row, always(ScriptedServer.ok("")), readByFew),
                    new Fault("missing fields", row, always(ScriptedServer.ok("{}")), readByFew),
                    new Fault("null for an object", row, always(ScriptedServer.ok("null")), readByFew),
                    new Fault("invalid UTF-8", row, always(Answers::withInvalidUtf8), readByFew),
                    new Fault(
                            "JSON " + DEEP + " levels deep",
                            row,
                            always(operation -> Answers.with("[".repeat(DEEP) + "]".repeat(DEEP), operation)),
                            readByFew),
                    new Fault("broken gzip", row, always(Answers.encoded("gzip", new byte[] {1, 2, 3, 4})), unreadable),
                    new Fault("truncated gzip", row, always(Answers.encoded("gzip", Answers.half(zipped))), unreadable),
                    new Fault("a coding not asked for", row, always(Answers.encoded("br", zipped)), unreadable),
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
        return List.of(
                new Fault(
                        "HTML 502",
                        "408, 500, 502, 503 or 504 each time, also as a gateway's page",
                        always(Answers.html(502)),
                        Ends.repeatedInVain(ServerException.class)),
                new Fault(
                        "501",
                        "any other 5xx",
                        always(ScriptedServer.status(501)),
                        Ends.doubtful(ServerException.class)),
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
                new Fault("HTTP/1.0 without a length", row, always(Answers::http10), fine));
    }

    /** What is no server's fault. */
    private static List<Fault> ours() {
        End readOnly = End.notApplied(ReadOnlyClientException.class, 0);
        return List.of(
                new Fault(
                                "no place at the limiter",
                                "the rate limiter has no place before the deadline",
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
                                Ends.all(End.notApplied(TransportException.class, 1)
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
