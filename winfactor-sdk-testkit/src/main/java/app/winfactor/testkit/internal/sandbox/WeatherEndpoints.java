package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.RateLimit;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What holds for all requests: the limit on their rate, and faults at random. */
final class WeatherEndpoints {
    private static final int MOST = 1_000_000;

    private WeatherEndpoints() {}

    static void register(Catalogue catalogue, Wire wire) {
        catalogue
                .get(
                        "/limiter",
                        "How many requests a minute are let through: {kind, perKey, perIpUnauthenticated, perIpCapability}.",
                        (call, body) -> Reply.ok(limiter(wire)))
                .passing(
                        "PUT",
                        "/limiter",
                        List.of("kind", "perKey", "perIpUnauthenticated", "perIpCapability"),
                        "Changes that; kind is off, fixed_window, sliding_window or bucket. Everybody's count begins anew."
                                + " Answers as GET.",
                        (call, body) -> limit(wire, body))
                .get(
                        "/chaos",
                        "How many requests meet a fault at random, and where the dice started: {share, seed}.",
                        (call, body) -> Reply.ok(chaos(wire)))
                .passing(
                        "PUT",
                        "/chaos",
                        List.of("share", "seed"),
                        "Changes that: a share (required) from 0, for none, to 1; the same seed brings the same faults."
                                + " Answers as GET.",
                        (call, body) -> shake(wire, body));
    }

    static ObjectNode limiter(Wire wire) {
        RateLimit limit = wire.limiter().limit();
        return Json.object()
                .put("kind", Json.wire(limit.kind()))
                .put("perKey", limit.perKey())
                .put("perIpUnauthenticated", limit.perIpUnauthenticated())
                .put("perIpCapability", limit.perIpCapability());
    }

    private static Reply limit(Wire wire, Body body) {
        RateLimit before = wire.limiter().limit();
        body.requireAnyOf("kind", "perKey", "perIpUnauthenticated", "perIpCapability");
        wire.limiter()
                .use(new RateLimit(
                        Objects.requireNonNullElse(
                                body.choice("kind", RateLimit.Kind.class, Json::wire), before.kind()),
                        number(body, "perKey", before.perKey()),
                        number(body, "perIpUnauthenticated", before.perIpUnauthenticated()),
                        number(body, "perIpCapability", before.perIpCapability())));
        return Reply.ok(limiter(wire));
    }

    private static int number(Body body, String field, int before) {
        return Objects.requireNonNullElse(body.whole(field, 1, MOST), before);
    }

    static ObjectNode chaos(Wire wire) {
        Chaos chaos = wire.chaos();
        return Json.object().put("share", chaos.share()).put("seed", chaos.seed());
    }

    private static Reply shake(Wire wire, Body body) {
        BigDecimal share = body.requiredDecimal("share", true);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw body.invalid("share", "must be 0 to 1");
        }
        Integer seed = body.whole("seed", 0, Integer.MAX_VALUE);
        Chaos chaos = share.signum() == 0 ? Chaos.none() : seed == null ? Chaos.random() : Chaos.seeded(seed);
        wire.use(chaos.share(share.doubleValue()));
        return Reply.ok(chaos(wire));
    }
}
