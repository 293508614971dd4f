package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.delivery.Hmac;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Query;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * Signed links to PDFs, good for five minutes (an assumption). As a file store does, the link refuses a request that
 * also carries an {@code Authorization} header: the API key has no business there.
 */
public final class PdfLinks {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final String origin;
    private final String secret;

    public PdfLinks(String origin, String secret) {
        this.origin = origin;
        this.secret = secret;
    }

    String urlFor(Quote quote, Instant now) {
        long expires = now.plus(LIFETIME).toEpochMilli();
        return origin + "/files/quotes/" + quote.id() + "?expires=" + expires + "&signature="
                + sign(quote.id(), Long.toString(expires));
    }

    void register(Router router, World world) {
        router.on("GET", "/files/quotes/{id}", call -> world.exclusively(() -> download(world, call)));
    }

    private Reply download(World world, Call call) {
        if (call.authorization() != null) {
            throw new Refusal(400, "bad_request", "A signed URL takes no Authorization header.");
        }
        Query query = call.query().allowing("expires", "signature");
        String expires = query.text("expires");
        String signature = query.text("signature");
        Instant end = query.time("expires");
        if (expires == null || end == null || signature == null || !matches(call.variable("id"), expires, signature)) {
            throw new Refusal(403, "forbidden", "The signature does not match.");
        }
        if (!world.clock().now().isBefore(end)) {
            throw new Refusal(403, "forbidden", "The link has expired: fetch the quote anew.");
        }
        String id = call.variable("id");
        Quote quote = world.ownerOfQuote(id).quotes().table().get(id);
        return new Reply(200, "application/pdf", PdfDocument.of(quote));
    }

    private boolean matches(String id, String expires, String signature) {
        return MessageDigest.isEqual(
                sign(id, expires).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String id, String expires) {
        return Hmac.sha256Hex(secret, (id + "." + expires).getBytes(StandardCharsets.UTF_8));
    }
}
