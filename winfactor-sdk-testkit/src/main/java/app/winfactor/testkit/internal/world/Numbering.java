package app.winfactor.testkit.internal.world;

import java.util.OptionalInt;

/**
 * IDs that look like all others and can be turned back into a number: a Feistel network over the number and 64 zero bits,
 * keyed by a seed. Whatever is not one of its own does not turn back into the zeros.
 */
final class Numbering {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    /** Base 32 digits of a half: 65 bits hold one of 64. */
    private static final int DIGITS = 13;

    private static final int ROUNDS = 4;
    private static final int BITS = 5;

    private final String prefix;
    private final long seed;

    Numbering(String prefix, long seed) {
        this.prefix = prefix;
        this.seed = seed;
    }

    String id(int number) {
        long left = number;
        long right = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ mix(right, round);
            left = right;
            right = next;
        }
        StringBuilder id = new StringBuilder(prefix);
        write(left, DIGITS, id);
        write(right, DIGITS, id);
        write(check(left, right), 2, id);
        return id.toString();
    }

    OptionalInt number(String id) {
        int start = prefix.length();
        if (id.length() != start + 2 * DIGITS + 2 || !id.startsWith(prefix)) {
            return OptionalInt.empty();
        }
        long left = read(id, start, DIGITS);
        long right = read(id, start + DIGITS, DIGITS);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long previous = right ^ mix(left, round);
            right = left;
            left = previous;
        }
        boolean possible = right == 0 && left >= 0 && left <= Integer.MAX_VALUE;
        return possible && id((int) left).equals(id) ? OptionalInt.of((int) left) : OptionalInt.empty();
    }

    private long check(long left, long right) {
        return mix(left ^ Long.rotateLeft(right, 32), ROUNDS);
    }

    private long mix(long half, int round) {
        return spread(half ^ spread(seed + round));
    }

    /** The finishing steps of a hash: every bit of the input reaches every bit of the output. */
    static long spread(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static void write(long bits, int digits, StringBuilder id) {
        for (int i = 0; i < digits; i++) {
            id.append(ALPHABET.charAt((int) (bits >>> (BITS * i)) & 31));
        }
    }

    /** An unknown letter counts as one that is known: the ID that comes out is then another one. */
    private static long read(String id, int start, int digits) {
        long bits = 0;
        for (int i = 0; i < digits; i++) {
            bits |= (ALPHABET.indexOf(id.charAt(start + i)) & 31L) << (BITS * i);
        }
        return bits;
    }
}
