package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of everything, and tells the listener. */
final class Receptions {
    private final ReceptionListener listener;
    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    Receptions(ReceptionListener listener) {
        this.listener = listener;
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    void tell(Reception reception) {
        Objects.requireNonNull(counts.get(reception.outcome())).increment();
        try {
            listener.received(reception);
        } catch (RuntimeException e) {
            ReceptionLog.listenerFailed(e);
        }
    }

    Map<Outcome, Long> counts() {
        Map<Outcome, Long> now = new EnumMap<>(Outcome.class);
        counts.forEach((outcome, count) -> now.put(outcome, count.sum()));
        return Collections.unmodifiableMap(now);
    }
}
