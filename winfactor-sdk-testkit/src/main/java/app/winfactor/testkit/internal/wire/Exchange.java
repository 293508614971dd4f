package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.KeyUsed;
import app.winfactor.testkit.RequestSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A request under way, as it goes. Whatever is sent is told here first, so that nobody has seen more than is known. */
public final class Exchange extends Entry {
    private final Recorder recorder;
    private final Redaction redaction;
    private final Asked asked;
    private final long began = System.nanoTime();
    private final Text body = new Text();
    private final Text answer = new Text();
    private OptionalInt status = OptionalInt.empty();
    private @Nullable String ending;
    private @Nullable Fault fault;
    private long lasted;

    Exchange(Recorder recorder, Redaction redaction, Asked asked, byte[] body) {
        this.recorder = recorder;
        this.redaction = redaction;
        this.asked = asked;
        size = this.body.append(body, 0, body.length);
    }

    /**
     * A request as it came.
     *
     * @param target path and query, secrets included
     * @param route the template it fits, if any
     */
    public record Asked(Instant at, String method, String target, Optional<String> route, KeyUsed key) {
        boolean isForTheApi() {
            return target.startsWith("/api/v1/");
        }

        @Override
        public String toString() {
            return "Asked[" + method + " (with secrets)]";
        }
    }

    public Asked asked() {
        return asked;
    }

    /** Without secrets. */
    String target() {
        return redaction.of(asked.target());
    }

    synchronized String body() {
        return body.read(redaction);
    }

    public synchronized void meets(Fault what) {
        fault = what;
    }

    public synchronized void status(int code) {
        status = OptionalInt.of(code);
        lasted = System.nanoTime() - began;
    }

    public void answer(byte[] bytes, int offset, int count) {
        int kept;
        synchronized (this) {
            kept = answer.append(bytes, offset, count);
            lasted = System.nanoTime() - began;
        }
        recorder.grew(this, kept);
    }

    public synchronized void ends(String how) {
        ending = how;
        lasted = System.nanoTime() - began;
    }

    public void ended() {
        synchronized (this) {
            lasted = System.nanoTime() - began;
            end();
        }
        recorder.ended();
    }

    @Override
    void forget() {
        body.forget();
        answer.forget();
    }

    @Override
    synchronized RequestSeen known() {
        return new RequestSeen(
                asked.at(),
                asked.method(),
                target(),
                asked.route(),
                asked.key(),
                body(),
                status,
                Optional.ofNullable(ending),
                answer.read(redaction),
                Optional.ofNullable(fault),
                Duration.ofNanos(lasted));
    }
}
