package app.winfactor.webhooks.recovery;

import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.events.EventSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one event that was to be redelivered. */
public final class Recovered {
    /** What can become of it. */
    public enum Outcome {
        /** It is on its way to the receiver. */
        REDELIVERED,
        /** Somebody else asked for it before: it is on its way. */
        ALREADY_IN_FLIGHT,
        /** The request failed, see {@link Recovered#failure()}; it may be on its way nevertheless. */
        FAILED
    }

    private final EventSummary event;
    private final Outcome outcome;
    private final @Nullable WinFactorException failure;

    Recovered(EventSummary event, Outcome outcome, @Nullable WinFactorException failure) {
        this.event = event;
        this.outcome = outcome;
        this.failure = failure;
    }

    /** {@return the event as the delivery log showed it before} */
    public EventSummary event() {
        return event;
    }

    /** {@return what became of it} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return why the request failed} */
    public Optional<WinFactorException> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return the event's type and ID, and what became of it} */
    @Override
    public String toString() {
        return event.type() + " " + event.id() + ": " + outcome
                + (failure == null ? "" : " (" + failure.getClass().getSimpleName() + ")");
    }
}
