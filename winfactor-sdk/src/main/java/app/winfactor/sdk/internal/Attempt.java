package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.internal.Failure.Kind;

/** How one attempt ended. */
sealed interface Attempt<T> {
    /** It is done. */
    record Succeeded<T>(T value) implements Attempt<T> {}

    /** It is not, or nobody can tell. */
    record Failed<T>(Failure failure) implements Attempt<T> {}

    static <T> Attempt<T> of(Answer<T> answer, byte[] body) {
        try {
            return new Succeeded<>(answer.read(body));
        } catch (UnreadableJsonException e) {
            String message = "a success that cannot be read: " + e.getMessage();
            return new Failed<>(Failure.of(Kind.LOST, call -> new UndecodableAnswerException(message, call, null)));
        }
    }
}
