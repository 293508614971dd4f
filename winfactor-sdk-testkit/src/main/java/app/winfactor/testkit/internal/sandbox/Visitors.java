package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.world.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the sandbox, which asks for no key: programs and pages of this machine. A page of another site that is
 * open in the same browser is not one of them, neither by sending a form here nor by a name of its own that leads here
 * (DNS rebinding).
 */
public final class Visitors {
    private static final Pattern HERE =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private Visitors() {}

    /**
     * Why a request is not let in, if it comes from elsewhere. What is no part of the sandbox is not looked at: the API
     * has its keys.
     */
    public static Optional<Refusal> refuse(String method, String path, @Nullable String host, @Nullable String origin) {
        if (!path.equals("/") && !path.equals(Catalogue.ROOT) && !path.startsWith(Catalogue.ROOT + "/")) {
            return Optional.empty();
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return refuse(host, reads ? null : origin);
    }

    /** Why a request is not let in where even reading is for this origin alone. */
    public static Optional<Refusal> refuse(@Nullable String host, @Nullable String origin) {
        if (host == null || !HERE.matcher(host).matches()) {
            return Optional.of(
                    new Refusal(403, "foreign_host", "The sandbox answers only under localhost, 127.0.0.1 or [::1]."));
        }
        if (origin != null && !isOriginOf(host, origin)) {
            return Optional.of(
                    new Refusal(403, "foreign_origin", "A page of another origin may not do this in the sandbox."));
        }
        return Optional.empty();
    }

    private static boolean isOriginOf(String host, String origin) {
        return origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
    }
}
