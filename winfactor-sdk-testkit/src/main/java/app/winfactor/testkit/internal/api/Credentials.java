package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.KeyUsed;
import app.winfactor.testkit.internal.world.World;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request shows to be let in. */
public final class Credentials {
    private static final String SCHEME = "Bearer ";
    private static final Pattern CAPABILITY = Pattern.compile("/api/v1/configuration-sessions/.*|/files/.*");

    private Credentials() {}

    /** {@return the key of a header, if it has the form of one} */
    static Optional<String> key(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(SCHEME)
                ? Optional.of(authorization.substring(SCHEME.length()))
                : Optional.empty();
    }

    public static KeyUsed keyUsed(World world, String path, @Nullable String authorization) {
        if (CAPABILITY.matcher(path).matches()) {
            return KeyUsed.CAPABILITY;
        }
        if (authorization == null) {
            return KeyUsed.NONE;
        }
        return key(authorization)
                .flatMap(world::access)
                .map(access -> access.readOnly() ? KeyUsed.READ_ONLY : KeyUsed.FULL)
                .orElse(KeyUsed.UNKNOWN);
    }
}
