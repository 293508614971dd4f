package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Event;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what became of the events of one type, by the delivery log as it was when the assertion began. */
public final class DeliveriesAssert extends AbstractAssert<DeliveriesAssert, List<String>> {
    private final String type;
    private final List<Integer> attempts;

    DeliveriesAssert(String type, List<Event> events) {
        super(
                events.stream()
                        .map(event -> event.status().name().toLowerCase(java.util.Locale.ROOT))
                        .toList(),
                DeliveriesAssert.class);
        this.type = type;
        this.attempts = events.stream().map(Event::attempts).toList();
    }

    /**
     * Asserts how many events there were.
     *
     * @param expected the number of events, however often each was delivered
     * @return this assertion
     */
    public DeliveriesAssert hasSize(int expected) {
        return check(actual.size() == expected, expected + " events");
    }

    /**
     * Asserts that there were some, and that the receiver took every one.
     *
     * @return this assertion
     */
    public DeliveriesAssert wereTaken() {
        return check(!actual.isEmpty() && actual.stream().allMatch("delivered"::equals), "all to be delivered");
    }

    /**
     * Asserts that there were some, and that WinFactor has given up every one: only a redelivery brings them back.
     *
     * @return this assertion
     */
    public DeliveriesAssert haveFailed() {
        return check(!actual.isEmpty() && actual.stream().allMatch("failed"::equals), "all to have failed");
    }

    /**
     * Asserts that there were some, and that each took as many attempts.
     *
     * @param expected attempts, the successful one included
     * @return this assertion
     */
    public DeliveriesAssert tookAttempts(int expected) {
        return check(
                !attempts.isEmpty() && attempts.stream().allMatch(each -> each == expected),
                "each to take " + expected + " attempts");
    }

    private DeliveriesAssert check(boolean holds, String expectation) {
        if (!holds) {
            failWithMessage(
                    "Expected of %s: %s, but there were %s after %s attempts", type, expectation, actual, attempts);
        }
        return this;
    }
}
