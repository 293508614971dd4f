package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.Mischief;
import app.winfactor.testkit.Times;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Subscription;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is told of events, and signed with what. */
final class WebhookEndpoints {
    private static final int MOST_TIMES = 1_000;

    private final Tenant tenant;

    private final Ids ids;

    private WebhookEndpoints(Tenant tenant, Ids ids) {
        this.tenant = tenant;
        this.ids = ids;
    }

    static void register(Catalogue catalogue, Tenant tenant, Ids ids, Courier courier) {
        WebhookEndpoints webhooks = new WebhookEndpoints(tenant, ids);
        catalogue
                .get(
                        "/webhooks",
                        "Who is told of events: {url, paused}. What the URL may hold of secrets is left out.",
                        (call, body) -> Reply.ok(view(tenant)))
                .on(
                        "PUT",
                        "/webhooks",
                        List.of("url", "paused"),
                        "Sets who is told from now on, or pauses the deliveries. Answers {url, paused}.",
                        (call, body) -> webhooks.change(body))
                .on(
                        "POST",
                        "/webhooks/rotate",
                        List.of(),
                        "Makes a new signing secret; the old one signs too for 24 hours. Answers {secret}, this once.",
                        (call, body) -> webhooks.rotate())
                .passing(
                        "POST",
                        "/webhooks/next",
                        Stream.concat(Stream.of("times"), MischiefKind.FIELDS.stream())
                                .toList(),
                        "Does mischief to the next deliveries, one if times is left out. kind (required) is unsigned,"
                                + " wrongly_signed, stale, from_the_future or delayed (minutes), copied (copies) or"
                                + " of_unknown_type (type). Answers {planned}.",
                        (call, body) -> {
                            Mischief mischief = MischiefKind.read(body);
                            Integer times = body.whole("times", 1, MOST_TIMES);
                            courier.next(tenant, Times.times(times == null ? 1 : times), mischief);
                            return Reply.ok(Json.object().put("planned", mischief.toString()));
                        });
    }

    static ObjectNode view(Tenant tenant) {
        Subscription subscription = tenant.subscription();
        return Json.object().put("url", shown(subscription.receiver())).put("paused", subscription.paused());
    }

    /** Where it is, without the user and the query, which may hold a secret. */
    private static @Nullable String shown(@Nullable URI receiver) {
        if (receiver == null) {
            return null;
        }
        String port = receiver.getPort() < 0 ? "" : ":" + receiver.getPort();
        String query = receiver.getRawQuery() == null ? "" : "?…";
        return receiver.getScheme() + "://" + receiver.getHost() + port + receiver.getRawPath() + query;
    }

    private Reply change(Body body) {
        body.requireAnyOf("url", "paused");
        URI receiver = body.has("url") ? receiver(body) : null;
        boolean paused =
                body.has("paused") ? body.flag("paused") : tenant.subscription().paused();
        if (receiver != null) {
            tenant.subscription().deliverTo(receiver);
        }
        tenant.subscription().setPaused(paused);
        return Reply.ok(view(tenant));
    }

    private static URI receiver(Body body) {
        try {
            URI uri = URI.create(body.requiredText("url", Body.LONG_TEXT).strip());
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw body.invalid("url", "is no URL");
        }
        throw body.invalid("url", "must be an http or https URL");
    }

    private Reply rotate() {
        String secret = ids.next("whsec_");
        tenant.subscription().rotate(secret, tenant.clock().now());
        return Reply.ok(Json.object().put("secret", secret));
    }
}
