package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.Mischief;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.world.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What is wrong with a delivery, in JSON. */
enum MischiefKind {
    UNSIGNED,
    WRONGLY_SIGNED,
    STALE,
    FROM_THE_FUTURE,
    COPIED,
    DELAYED,
    OF_UNKNOWN_TYPE;

    static final List<String> FIELDS = List.of("kind", "minutes", "copies", "type");
    private static final int MOST_MINUTES = 60 * 24 * 365;
    private static final int MOST_COPIES = 100;

    static Mischief read(Body body) {
        MischiefKind kind = body.choice("kind", MischiefKind.class, Json::wire);
        if (kind == null) {
            throw body.invalid("kind", "is required");
        }
        return switch (kind) {
            case UNSIGNED -> Mischief.unsigned();
            case WRONGLY_SIGNED -> Mischief.wronglySigned();
            case STALE -> Mischief.stale(minutes(body));
            case FROM_THE_FUTURE -> Mischief.fromTheFuture(minutes(body));
            case COPIED -> Mischief.copied(Objects.requireNonNullElse(body.whole("copies", 1, MOST_COPIES), 1));
            case DELAYED -> Mischief.delayed(minutes(body));
            case OF_UNKNOWN_TYPE -> unknownType(body);
        };
    }

    private static Duration minutes(Body body) {
        return Duration.ofMinutes(Objects.requireNonNullElse(body.whole("minutes", 0, MOST_MINUTES), 10));
    }

    private static Mischief unknownType(Body body) {
        try {
            return Mischief.ofUnknownType(Given.textOr(body, "type", "quote.archived"));
        } catch (IllegalArgumentException e) {
            throw body.invalid("type", "must be words with dots between, such as quote.archived");
        }
    }
}
