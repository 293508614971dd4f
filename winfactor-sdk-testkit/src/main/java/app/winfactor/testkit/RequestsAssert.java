package app.winfactor.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the requests to one route, as they were when the assertion began. */
public final class RequestsAssert extends AbstractAssert<RequestsAssert, List<RequestSeen>> {
    private final String route;

    RequestsAssert(String route, List<RequestSeen> requests) {
        super(requests, RequestsAssert.class);
        this.route = route;
    }

    /**
     * Asserts that there was one.
     *
     * @return this assertion
     */
    public RequestsAssert once() {
        return times(1);
    }

    /**
     * Asserts that there was none.
     *
     * @return this assertion
     */
    public RequestsAssert never() {
        return times(0);
    }

    /**
     * Asserts how many there were, whatever the answers.
     *
     * @param expected the number
     * @return this assertion
     */
    public RequestsAssert times(int expected) {
        if (actual.size() != expected) {
            failWithMessage(
                    "Expected %s to be requested %s times, but it was %s: %s", route, expected, actual.size(), actual);
        }
        return this;
    }
}
