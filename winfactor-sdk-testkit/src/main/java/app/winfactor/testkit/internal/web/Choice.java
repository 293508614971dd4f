package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One of a few words. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(String field, String value, Class<E> type, Function<E, String> wire) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> wire.apply(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        field, "must be one of " + constants.stream().map(wire).toList()));
    }
}
