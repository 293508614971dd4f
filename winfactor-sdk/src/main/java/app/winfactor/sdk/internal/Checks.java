package app.winfactor.sdk.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What is refused before it is sent, in words that name the field. */
public final class Checks {
    private Checks() {}

    public static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    public static String notBlank(String field, String value) {
        that(!value.isBlank(), field + " is blank");
        return value;
    }

    public static void notEmpty(String field, Collection<?> values) {
        that(!values.isEmpty(), field + " is empty: give at least one");
    }

    public static void atMost(String field, int most, int given) {
        that(given <= most, field + " is limited to " + most + ", got " + given);
    }

    /** For an update, which is worth no request without any field. Each field is an Optional of some kind. */
    public static void someOf(String fields, Object... given) {
        that(Stream.of(given).anyMatch(Checks::isPresent), "nothing to update: set at least one of " + fields);
    }

    private static boolean isPresent(Object optional) {
        return optional instanceof OptionalInt number ? number.isPresent() : ((Optional<?>) optional).isPresent();
    }
}
