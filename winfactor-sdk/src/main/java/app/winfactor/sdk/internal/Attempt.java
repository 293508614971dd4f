package app.winfactor.sdk.internal;

import java.util.OptionalInt;

/** How one attempt ended. */
sealed interface Attempt<T> {
    /** {@return the HTTP status; empty when no answer came} */
    OptionalInt status();

    /** It is done. */
    record Succeeded<T>(T value, OptionalInt status) implements Attempt<T> {}

    /** It is not, or nobody can tell. */
    record Failed<T>(Failure failure, OptionalInt status) implements Attempt<T> {
        Failed(Failure failure) {
            this(failure, OptionalInt.empty());
        }
    }
}
