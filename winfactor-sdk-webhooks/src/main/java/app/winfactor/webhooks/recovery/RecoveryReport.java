package app.winfactor.webhooks.recovery;

import app.winfactor.webhooks.recovery.Recovered.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a recovery did.
 *
 * @param events each failed event that was found, in the order in which they happened
 */
public record RecoveryReport(List<Recovered> events) {
    /**
     * A report.
     *
     * @param events each failed event that was found
     */
    public RecoveryReport {
        events = List.copyOf(events);
    }

    /**
     * How many ended in one way.
     *
     * @param outcome which
     * @return how many
     */
    public long count(Outcome outcome) {
        return events.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** {@return whether every event that was found is on its way} */
    public boolean complete() {
        return count(Outcome.FAILED) == 0;
    }

    /** {@return the numbers, and a line for each event} */
    @Override
    public String toString() {
        return events.stream()
                .map(each -> "\n  " + each)
                .collect(Collectors.joining(
                        "",
                        events.size() + " failed deliveries found, " + count(Outcome.REDELIVERED) + " redelivered, "
                                + count(Outcome.ALREADY_IN_FLIGHT) + " in flight already, " + count(Outcome.FAILED)
                                + " requests failed",
                        ""));
    }
}
