package app.winfactor.sdk.paging;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way through the pages of a list: on to the next, to the end, or round in circles. A circle is noticed with one cursor in
 * memory, however long the list: the one that is remembered is replaced after twice as many steps each time, and so is at last
 * one on the circle, with enough steps to come round to it.
 */
final class Cursors {
    private Optional<String> current;
    private @Nullable String remembered;
    private long steps;
    private long most = 1;
    private boolean circling;

    Cursors(Optional<String> start) {
        this.current = start;
    }

    /** {@return where the next page begins} */
    Optional<String> current() {
        if (circling) {
            FailedCall call = new FailedCall("GET", "a list", 1, Outcome.NOT_APPLIED, current);
            throw new UndecodableAnswerException("the pages of the list go in circles", call, null);
        }
        return current;
    }

    boolean inCircles() {
        return circling;
    }

    /** {@return whether there is a next page: none without a cursor, or with the one that was just followed} */
    boolean goOn(Optional<String> nextCursor) {
        Optional<String> next = nextCursor.filter(given -> !given.isEmpty());
        if (next.isEmpty() || next.equals(current)) {
            return false;
        }
        current = next;
        circling = next.get().equals(remembered);
        if (++steps == most) {
            remembered = next.get();
            steps = 0;
            most *= 2;
        }
        return true;
    }
}
