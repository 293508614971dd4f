package app.winfactor.sdk.internal;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Receives what answers one attempt, until the attempt is over. An exchange that is cancelled ends when it comes to it;
 * by then nobody may find half a file any more.
 */
final class Reception implements BodyHandler<byte[]> {
    private final BiFunction<ResponseInfo, Duration, Body> opening;
    private final Time time;
    private final long end;
    private @Nullable Body body;
    private boolean over;

    /** @param opening makes the body for a head and the time that the head has left of it */
    Reception(BiFunction<ResponseInfo, Duration, Body> opening, Time time, Duration atMost) {
        this.opening = opening;
        this.time = time;
        this.end = time.nanos() + atMost.toNanos();
    }

    @Override
    public synchronized Body apply(ResponseInfo head) {
        Body opened = opening.apply(head, Duration.ofNanos(end - time.nanos()));
        body = opened;
        if (over) {
            opened.abandon(new IOException("the attempt is over"));
        }
        return opened;
    }

    synchronized void close() {
        over = true;
        Body opened = body;
        if (opened != null) {
            opened.abandon(new IOException("the attempt is over"));
        }
    }
}
