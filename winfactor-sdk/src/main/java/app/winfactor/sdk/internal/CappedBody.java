package app.winfactor.sdk.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is given up when it is too large or does not end in time. The time-out of {@code HttpRequest} ends at the
 * headers, and nothing of {@code java.net.http} limits a body's size.
 */
final class CappedBody implements BodySubscriber<byte[]> {
    private final int maxBytes;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile @Nullable Subscription subscription;

    CappedBody(int maxBytes, Duration time) {
        this.maxBytes = maxBytes;
        CompletableFuture<Void> timer = new CompletableFuture<Void>().orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<Void> unused = timer.whenComplete((done, timeout) -> {
            if (timeout != null) {
                abandon(new HttpTimeoutException("the body did not end in time"));
            }
        });
        // The timer lets go of this body as soon as it is whole, not only when its time is up.
        CompletableFuture<byte[]> unusedToo = whole.whenComplete((body, failure) -> timer.complete(null));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (cancelled) {
            given.cancel();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (cancelled) {
                return;
            }
            if (buffer.remaining() > maxBytes - received.size()) {
                abandon(new BodyTooLargeException(maxBytes));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(received.toByteArray());
    }

    private void abandon(IOException why) {
        if (whole.completeExceptionally(why)) {
            cancelled = true;
            Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }
    }

    /** More than anybody asked for. */
    static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        BodyTooLargeException(int maxBytes) {
            super("the body is larger than " + maxBytes + " bytes");
        }
    }
}
