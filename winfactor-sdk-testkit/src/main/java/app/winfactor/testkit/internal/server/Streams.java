package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.internal.wire.Changes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Tells browsers that something has changed, as server-sent events: the present revision at once, then the newest at most
 * ten times a second, and a comment when nothing changes for long. One thread writes to all of them, and waits for none.
 */
final class Streams implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long PACE_MILLIS = 100;

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Changes changes;
    private @Nullable Thread writer;

    Streams(Changes changes) {
        this.changes = changes;
    }

    void open(HttpServletRequest request) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        new Stream(context, response.getOutputStream());
        startWriter();
    }

    private synchronized void startWriter() {
        if (writer == null && closed.getCount() > 0) {
            writer = new Thread(this::write, "winfactor-fake-changes");
            writer.setDaemon(true);
            writer.start();
        }
    }

    private void write() {
        try {
            long told = changes.revision();
            do {
                long now = changes.awaitAfter(told, HEARTBEAT);
                String message = now == told ? ": nothing new\n\n" : event(now);
                streams.forEach(stream -> stream.send(message));
                told = now;
            } while (!closed.await(PACE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Closing interrupts the wait; what is left to do is done by who closes.
            Thread.currentThread().interrupt();
        }
    }

    private static String event(long revision) {
        return "id: " + revision + "\nevent: changed\ndata: {}\n\n";
    }

    @Override
    public void close() {
        closed.countDown();
        Thread stopped;
        synchronized (this) {
            stopped = writer;
        }
        if (stopped != null) {
            stopped.interrupt();
            try {
                stopped.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        streams.forEach(Stream::end);
    }

    /** One browser. */
    private final class Stream implements WriteListener {
        private final AsyncContext context;
        private final ServletOutputStream out;

        Stream(AsyncContext context, ServletOutputStream out) {
            this.context = context;
            this.out = out;
            out.setWriteListener(this);
        }

        /** The first time it is possible; a browser that was too slow meanwhile only hears of what is new from then on. */
        @Override
        public void onWritePossible() {
            if (!streams.contains(this)) {
                send(event(changes.revision()));
                streams.add(this);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end();
        }

        synchronized void send(String message) {
            try {
                if (out.isReady()) {
                    out.write(message.getBytes(StandardCharsets.US_ASCII));
                    if (out.isReady()) {
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // The browser has gone.
                end();
            }
        }

        void end() {
            if (streams.remove(this)) {
                context.complete();
            }
        }
    }
}
