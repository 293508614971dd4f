package app.winfactor.sdk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A server for many requests, over connections that it keeps: it reads heads, and answers JSON. */
final class BusyServer implements AutoCloseable {
    private static final int BACKLOG = 1000;

    private final ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final Function<String, Answer> answers;

    /** A status and a body. */
    record Answer(int status, String json) {}

    /** Answers what is asked for at each target: path and query. */
    BusyServer(Function<String, Answer> answers) throws IOException {
        this.answers = answers;
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "busy-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                while (!line(in).isEmpty()) {}
                Answer answer = answers.apply(first.split(" ", 3)[1]);
                byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 " + answer.status() + " Busy\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    /** A line without its end; empty at the end of everything, too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
