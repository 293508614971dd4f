package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.ResetPoint;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.world.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A fault in JSON: its kind, and what else may be said of it. */
enum FaultKind {
    ERROR("status", "code", "afterTheWork"),
    HTML_PAGE("status", "afterTheWork"),
    RATE_LIMITED("seconds", "afterTheWork"),
    LATENCY("seconds"),
    SLOW_BODY("seconds"),
    RESET("point", "afterTheWork"),
    TRUNCATED_BODY,
    WRONG_CONTENT_TYPE("contentType"),
    IDLE_CLOSE;

    static final List<String> FIELDS = Stream.concat(
                    Stream.of("kind"), Arrays.stream(values()).flatMap(kind -> kind.details.stream()))
            .distinct()
            .toList();
    private static final int MAX_SECONDS = 3600;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> details;

    FaultKind(String... details) {
        this.details = List.of(details);
    }

    /** Reads one; what does not go with its kind is refused. */
    static Fault read(Body body) {
        FaultKind kind = body.choice("kind", FaultKind.class, Json::wire);
        if (kind == null) {
            throw body.invalid("kind", "is required");
        }
        for (String field : FIELDS) {
            if (!field.equals("kind") && body.has(field) && !kind.details.contains(field)) {
                throw body.invalid(field, "does not go with " + Json.wire(kind));
            }
        }
        Fault fault = kind.fault(body);
        return body.flag("afterTheWork") ? fault.afterTheWork() : fault;
    }

    private Fault fault(Body body) {
        return switch (this) {
            case ERROR -> error(body);
            case HTML_PAGE -> Fault.htmlPage(Objects.requireNonNullElse(body.whole("status", 200, 599), 502));
            case RATE_LIMITED -> Fault.rateLimited(seconds(body));
            case LATENCY -> Fault.latency(seconds(body));
            case SLOW_BODY -> Fault.slowBody(seconds(body));
            case RESET ->
                Fault.reset(Objects.requireNonNullElse(
                        body.choice("point", ResetPoint.class, Json::wire), ResetPoint.BEFORE_HEAD));
            case TRUNCATED_BODY -> Fault.truncatedBody();
            case WRONG_CONTENT_TYPE -> contentType(body);
            case IDLE_CLOSE -> Fault.idleClose();
        };
    }

    private static Fault error(Body body) {
        int status = Objects.requireNonNullElse(body.whole("status", 400, 599), 503);
        String code = body.text("code", 100);
        try {
            return code == null ? Fault.with(status) : Fault.with(status, code);
        } catch (IllegalArgumentException e) {
            throw body.invalid("code", "must be a word such as not_found");
        }
    }

    private static Fault contentType(Body body) {
        try {
            return Fault.wrongContentType(Given.textOr(body, "contentType", "text/html"));
        } catch (IllegalArgumentException e) {
            throw body.invalid("contentType", "must be a media type such as text/html");
        }
    }

    private static Duration seconds(Body body) {
        BigDecimal seconds = Objects.requireNonNullElse(body.decimal("seconds"), BigDecimal.ONE);
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(MAX_SECONDS)) > 0) {
            throw body.invalid("seconds", "must be 0 to " + MAX_SECONDS);
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    /** Writes one, as it is read, with words for people. */
    static void write(ObjectNode node, Fault fault) {
        if (fault instanceof Fault.Answered error) {
            kind(node, ERROR).put("status", error.status()).put("code", error.code());
        } else if (fault instanceof Fault.HtmlPage page) {
            kind(node, HTML_PAGE).put("status", page.status());
        } else if (fault instanceof Fault.RateLimited limit) {
            kind(node, RATE_LIMITED).put("seconds", inSeconds(limit.retryAfter()));
        } else if (fault instanceof Fault.Latency latency) {
            kind(node, LATENCY).put("seconds", inSeconds(latency.delay()));
        } else if (fault instanceof Fault.SlowBody slow) {
            kind(node, SLOW_BODY).put("seconds", inSeconds(slow.over()));
        } else if (fault instanceof Fault.Reset reset) {
            kind(node, RESET).put("point", Json.wire(reset.point()));
        } else if (fault instanceof Fault.TruncatedBody) {
            kind(node, TRUNCATED_BODY);
        } else if (fault instanceof Fault.WrongContentType wrong) {
            kind(node, WRONG_CONTENT_TYPE).put("contentType", wrong.type());
        } else if (fault instanceof Fault.IdleClose) {
            kind(node, IDLE_CLOSE);
        }
        node.put("doesTheWork", fault.doesTheWork()).put("says", fault.toString());
    }

    private static ObjectNode kind(ObjectNode node, FaultKind kind) {
        return node.put("kind", Json.wire(kind));
    }

    private static BigDecimal inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
    }
}
