package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.DeliveryMade;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A delivery under way. */
public final class Sending extends Entry {
    private final Recorder recorder;
    private final Redaction redaction;
    private final Told told;
    private final Text body = new Text();
    private final long began = System.nanoTime();
    private OptionalInt status = OptionalInt.empty();
    private @Nullable String error;
    private long lasted;
    private Map<String, String> headers = Map.of();

    Sending(Recorder recorder, Redaction redaction, Told told, byte[] body) {
        this.recorder = recorder;
        this.redaction = redaction;
        this.told = told;
        size = this.body.append(body, 0, body.length);
    }

    /**
     * What is told.
     *
     * @param attempt 0 for a copy
     */
    public record Told(Instant at, String eventId, String type, int attempt, Optional<String> mischief) {}

    /** What is sent beside the body, signature included. */
    public synchronized void headed(Map<String, String> names) {
        headers = Map.copyOf(names);
    }

    public void ended(OptionalInt answered, @Nullable String failure) {
        synchronized (this) {
            status = answered;
            error = failure;
            lasted = System.nanoTime() - began;
            end();
        }
        recorder.ended();
    }

    @Override
    void forget() {
        body.forget();
    }

    @Override
    synchronized DeliveryMade known() {
        return new DeliveryMade(
                told.at(),
                told.eventId(),
                told.type(),
                told.attempt(),
                headers,
                body.read(redaction),
                status,
                Optional.ofNullable(error),
                told.mischief(),
                Duration.ofNanos(lasted));
    }
}
