package app.winfactor.testkit.internal.world;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * Opaque identifiers, drawn one after the other: from one seed come the same ones in the same order. Whoever shares it
 * draws under the lock of the world.
 */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 28;

    private final SplittableRandom random;

    public Ids(long seed) {
        random = new SplittableRandom(seed);
    }

    /** So that no fake knows another one's. */
    public static long randomSeed() {
        return new SecureRandom().nextLong();
    }

    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** For what draws its own. */
    public long nextSeed() {
        return random.nextLong();
    }
}
