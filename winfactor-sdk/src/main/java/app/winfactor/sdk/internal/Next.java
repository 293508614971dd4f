package app.winfactor.sdk.internal;

import java.time.Duration;
import java.util.function.Supplier;

/** What comes after an attempt. */
sealed interface Next<T> {
    /** The end: what the call gives, or throws with the stack of whoever asks. */
    record Over<T>(Supplier<T> result) implements Next<T> {}

    record Again<T>(Duration pause) implements Next<T> {}
}
