package app.winfactor.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** An answer that never ends, and sees the client go away. */
final class Held implements ScriptedServer.Reply {
    private final String begins;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    private Held(String begins) {
        this.begins = begins;
    }

    static Held beforeTheHead() {
        return new Held("");
    }

    static Held withinTheBody() {
        return withinTheBody("application/json", "{\"id\":");
    }

    static Held withinTheBody(String contentType, String part) {
        return new Held("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: 1000\r\n\r\n" + part);
    }

    void awaitRequest() throws InterruptedException {
        arrived.await();
    }

    void awaitTheClientGone() throws InterruptedException {
        gone.await();
    }

    @Override
    public void to(ScriptedServer.Received request, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(begins.getBytes(StandardCharsets.UTF_8));
        out.flush();
        arrived.countDown();
        try {
            int unused = socket.getInputStream().read();
        } finally {
            gone.countDown();
        }
    }
}
