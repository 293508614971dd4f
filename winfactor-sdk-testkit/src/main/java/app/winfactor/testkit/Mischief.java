package app.winfactor.testkit;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is wrong with a delivery. Its attempt counts by its answer, whatever was wrong with it; a copy counts for nothing.
 */
public sealed interface Mischief {
    /** {@return a delivery without a signature} */
    static Mischief unsigned() {
        return new Unsigned();
    }

    /** {@return a delivery with a signature of the right form, made with a secret that nobody knows} */
    static Mischief wronglySigned() {
        return new WronglySigned();
    }

    /**
     * A delivery that is rightly signed, with a secret of the test's, as after a rotation.
     *
     * @param secret the secret
     * @return the mischief
     * @throws IllegalArgumentException if it is blank
     */
    static Mischief signedWith(String secret) {
        return new SignedWith(secret);
    }

    /**
     * A delivery that is rightly signed, but with a time long ago.
     *
     * @param age how long before the clock that signatures take their time from
     * @return the mischief
     * @throws IllegalArgumentException if it is negative
     */
    static Mischief stale(Duration age) {
        return new SignedAt(FakeWinFactorBuilder.notNegative("age", age).negated());
    }

    /**
     * A delivery that is rightly signed, but with a time that is still to come.
     *
     * @param ahead how long after the clock that signatures take their time from
     * @return the mischief
     * @throws IllegalArgumentException if it is negative
     */
    static Mischief fromTheFuture(Duration ahead) {
        return new SignedAt(FakeWinFactorBuilder.notNegative("ahead", ahead));
    }

    /**
     * A delivery that is followed by copies of itself, with the same ID.
     *
     * @param copies how many
     * @return the mischief
     * @throws IllegalArgumentException if it is less than one
     */
    static Mischief copied(int copies) {
        return new Copied(copies);
    }

    /**
     * A delivery that is put off. The log has it as {@code pending} until then; it is made without another mischief.
     *
     * @param by how long, in the fake's time
     * @return the mischief
     * @throws IllegalArgumentException if it is negative
     */
    static Mischief delayed(Duration by) {
        return new Delayed(by);
    }

    /**
     * A delivery of a type that the API page does not have, with the body of what it is about.
     *
     * @param type such as {@code quote.archived}
     * @return the mischief
     * @throws IllegalArgumentException if it is not of this form
     */
    static Mischief ofUnknownType(String type) {
        return new OfUnknownType(type);
    }

    /** No signature. */
    record Unsigned() implements Mischief {
        @Override
        public String toString() {
            return "unsigned";
        }
    }

    /** A signature by nobody. */
    record WronglySigned() implements Mischief {
        @Override
        public String toString() {
            return "wrongly signed";
        }
    }

    /**
     * A signature by somebody else.
     *
     * @param secret the secret
     */
    record SignedWith(String secret) implements Mischief {
        /**
         * A signature by somebody else.
         *
         * @param secret the secret
         * @throws IllegalArgumentException if it is blank
         */
        public SignedWith {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("A signing secret is blank");
            }
        }

        /** Not the secret. */
        @Override
        public String toString() {
            return "signed with another secret";
        }
    }

    /**
     * A signature of another time.
     *
     * @param offset from the clock that signatures take their time from
     */
    record SignedAt(Duration offset) implements Mischief {
        @Override
        public String toString() {
            return "signed at a time " + offset + " away";
        }
    }

    /**
     * Copies.
     *
     * @param copies how many
     */
    record Copied(int copies) implements Mischief {
        /**
         * Copies.
         *
         * @param copies how many
         * @throws IllegalArgumentException if it is less than one
         */
        public Copied {
            if (copies < 1) {
                throw new IllegalArgumentException("copies is 1 or more: " + copies);
            }
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "copied %d times", copies);
        }
    }

    /**
     * A delay.
     *
     * @param by how long, in the fake's time
     */
    record Delayed(Duration by) implements Mischief {
        /**
         * A delay.
         *
         * @param by how long, in the fake's time
         * @throws IllegalArgumentException if it is negative
         */
        public Delayed {
            FakeWinFactorBuilder.notNegative("by", by);
        }

        @Override
        public String toString() {
            return "delayed by " + by;
        }
    }

    /**
     * Another type.
     *
     * @param type such as {@code quote.archived}
     */
    record OfUnknownType(String type) implements Mischief {
        private static final Pattern TYPE = Pattern.compile("[a-z0-9_]+(?:\\.[a-z0-9_]+)*");

        /**
         * Another type.
         *
         * @param type such as {@code quote.archived}
         * @throws IllegalArgumentException if it is not of this form
         */
        public OfUnknownType {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("type is words with dots between, such as quote.archived");
            }
        }

        @Override
        public String toString() {
            return "of the type " + type;
        }
    }
}
