package app.winfactor.sdk.faults;

import app.winfactor.sdk.Fixture;
import app.winfactor.sdk.ScriptedServer;
import app.winfactor.sdk.ScriptedServer.Greeting;
import app.winfactor.sdk.ScriptedServer.Reply;
import app.winfactor.sdk.WinFactorClient;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a call can meet. */
final class Scenes {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** More requests than any call makes. */
    private static final int MANY = 10;

    private Scenes() {}

    /** What the server answers, request by request. */
    interface Script {
        List<Reply> of(ScriptedServer server, Operation operation) throws IOException;
    }

    static Scene.Setting server(Script script) {
        return operation -> {
            ScriptedServer server = new ScriptedServer();
            script.of(server, operation).forEach(server::then);
            return new With(server.url(), List.of(server));
        };
    }

    /** The same answer whatever comes. */
    static Scene.Setting always(Script script) {
        return server((server, operation) ->
                Collections.nCopies(MANY, script.of(server, operation).get(0)));
    }

    /** The same over TLS. */
    static Scene.Setting secure(Script script) {
        return operation -> {
            ScriptedServer server = new ScriptedServer(0, Handshakes.done());
            Collections.nCopies(MANY, script.of(server, operation).get(0)).forEach(server::then);
            return new With("https://127.0.0.1:" + server.port(), List.of(server));
        };
    }

    /** A server for TLS that goes wrong before the first request. */
    static Scene.Setting tls(Greeting greeting) {
        return operation -> {
            ScriptedServer server = new ScriptedServer(0, greeting);
            return new With("https://127.0.0.1:" + server.port(), List.of(server));
        };
    }

    /** Nobody has this name. It is too long for one, so that nobody needs to be asked. */
    static Scene unknownHost(Operation operation) {
        return new With("https://" + "too-long.".repeat(40) + "invalid", List.of());
    }

    /** Nobody listens, and nobody else can take the port and listen. */
    static Scene refused(Operation operation) throws IOException {
        return new Refused(operation);
    }

    /** Nobody listens yet; after the first attempt somebody does. */
    static Scene refusedOnce(Operation operation) throws IOException {
        return new Refused(operation) {
            @Override
            void between() throws IOException {
                listen();
            }
        };
    }

    /** Somebody listens and takes no connection, and the queue in front is full. */
    static Scene neverConnected(Operation operation) throws IOException {
        ServerSocket full = new ServerSocket(0, 1, HERE);
        List<Closeable> open = new ArrayList<>(List.of(full));
        boolean more = true;
        while (more) {
            Socket waiting = new Socket();
            open.add(waiting);
            try {
                waiting.connect(full.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException e) {
                more = false;
            }
        }
        return new With("http://127.0.0.1:" + full.getLocalPort(), List.of()) {
            @Override
            public void close() throws IOException {
                for (Closeable each : open) {
                    each.close();
                }
            }
        };
    }

    /** A server that sends whoever asks to another one, which would do it. */
    static Scene.Setting redirect(int status) {
        return operation -> {
            ScriptedServer other = new ScriptedServer().then(Answers.ok(operation));
            ScriptedServer server = new ScriptedServer();
            server.then(ScriptedServer.status(status, "", "Location", other.url() + "/api/v1/elsewhere"));
            return new With(server.url(), List.of(server, other));
        };
    }

    /** A server that kept a connection, and closes it when the call comes on it; on a new one it answers. */
    static Scene keptTooLong(Operation operation) throws IOException {
        ScriptedServer server = new ScriptedServer();
        return keptTooLong(server.url(), server, operation);
    }

    /** The same over TLS. */
    static Scene keptTooLongSecured(Operation operation) throws IOException {
        ScriptedServer server = new ScriptedServer(0, Handshakes.done());
        return keptTooLong("https://127.0.0.1:" + server.port(), server, operation);
    }

    private static Scene keptTooLong(String url, ScriptedServer server, Operation operation) {
        server.then(server.breakingUnderTheNext(Answers.keptOpen(Fixture.ORGANIZATION.json())), Answers.ok(operation));
        return new With(url, List.of(server)) {
            @Override
            void before(WinFactorClient client) {
                client.organization().get();
            }
        };
    }

    private static class With extends Scene {
        private final String url;
        private final List<ScriptedServer> servers;

        With(String url, List<ScriptedServer> servers) {
            this.url = url;
            this.servers = servers;
        }

        @Override
        final String url() {
            return url;
        }

        @Override
        final List<ScriptedServer> servers() {
            return servers;
        }
    }

    private static class Refused extends Scene {
        private final Operation operation;
        private final Socket taken = new Socket();
        private final int port;
        private final List<ScriptedServer> servers = new ArrayList<>();

        Refused(Operation operation) throws IOException {
            this.operation = operation;
            taken.bind(new InetSocketAddress(HERE, 0));
            port = taken.getLocalPort();
        }

        final void listen() throws IOException {
            taken.close();
            servers.add(new ScriptedServer(port).then(Answers.ok(operation)));
        }

        @Override
        final String url() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        final List<ScriptedServer> servers() {
            return servers;
        }

        @Override
        public void close() throws IOException {
            taken.close();
            super.close();
        }
    }
}
