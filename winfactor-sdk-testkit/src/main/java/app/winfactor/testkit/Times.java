package app.winfactor.testkit;

import java.util.OptionalInt;

/**
 * How often.
 *
 * @param count the number, or empty for every time
 */
public record Times(OptionalInt count) {
    /**
     * How often.
     *
     * @param count one or more, or empty for every time
     * @throws IllegalArgumentException if it is less than one
     */
    public Times {
        if (count.isPresent() && count.getAsInt() < 1) {
            throw new IllegalArgumentException("times is 1 or more, or always(): " + count.getAsInt());
        }
    }

    /** {@return one time} */
    public static Times once() {
        return times(1);
    }

    /** {@return two times} */
    public static Times twice() {
        return times(2);
    }

    /**
     * Some number of times.
     *
     * @param count one or more
     * @return that often
     * @throws IllegalArgumentException if it is less than one
     */
    public static Times times(int count) {
        return new Times(OptionalInt.of(count));
    }

    /** {@return every time; what is said after it never comes} */
    public static Times always() {
        return new Times(OptionalInt.empty());
    }

    @Override
    public String toString() {
        if (count.isEmpty()) {
            return "always";
        }
        return switch (count.getAsInt()) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count.getAsInt() + " times";
        };
    }
}
