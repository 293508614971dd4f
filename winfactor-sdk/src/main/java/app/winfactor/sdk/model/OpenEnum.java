package app.winfactor.sdk.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A constant of a set that WinFactor may add to. The known ones are constants of the subclass and the only instances
 * with their value; any other keeps the string it came with, so nothing fails and nothing is lost.
 */
public abstract class OpenEnum {
    private final String value;

    /**
     * For the sets of this SDK.
     *
     * @param value as WinFactor writes it
     */
    protected OpenEnum(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** {@return the constant as WinFactor writes it} */
    @JsonValue
    public final String value() {
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof OpenEnum that && getClass() == that.getClass() && value.equals(that.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** {@return the constant as WinFactor writes it} */
    @Override
    public final String toString() {
        return value;
    }

    /**
     * The known constants of one set.
     *
     * @param <E> the set
     */
    protected static final class Constants<E extends OpenEnum> {
        private final Function<String, E> constructor;
        private final Map<String, E> known = new LinkedHashMap<>();

        /**
         * A set with no known constant yet. To be filled by the static initializer of its class only.
         *
         * @param constructor makes a constant
         */
        public Constants(Function<String, E> constructor) {
            this.constructor = constructor;
        }

        /**
         * Makes a constant known.
         *
         * @param value as WinFactor writes it
         * @return the constant
         */
        public E known(String value) {
            return known.computeIfAbsent(value, constructor);
        }

        /**
         * The constant with this value.
         *
         * @param value as WinFactor writes it
         * @return the known one, or a new one that keeps the string
         */
        public E of(String value) {
            E constant = known.get(Objects.requireNonNull(value, "value"));
            return constant != null ? constant : constructor.apply(value);
        }

        /** {@return the known constants, in the order they were made known} */
        public List<E> all() {
            return List.copyOf(known.values());
        }
    }
}
