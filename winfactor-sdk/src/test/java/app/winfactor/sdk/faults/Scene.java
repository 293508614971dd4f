package app.winfactor.sdk.faults;

import app.winfactor.sdk.ScriptedServer;
import app.winfactor.sdk.WinFactorClient;
import java.io.IOException;
import java.util.List;

/** What a call meets. */
abstract class Scene implements AutoCloseable {
    private int requestsBefore;

    /** How it is set up. */
    interface Setting {
        Scene of(Operation operation) throws IOException;
    }

    abstract String url();

    /** Everybody who could hear the call. */
    abstract List<ScriptedServer> servers();

    /** What else happened, with the same client. */
    void before(WinFactorClient client) {}

    /** What happens when an attempt has failed. */
    void between() throws IOException {}

    final void callBegins(WinFactorClient client) {
        before(client);
        requestsBefore = allReceived();
    }

    final int requests() {
        return allReceived() - requestsBefore;
    }

    /** How many of them may have been done. */
    final int notRefused() {
        return servers().stream().mapToInt(ScriptedServer::notRefused).sum() - requestsBefore;
    }

    private int allReceived() {
        return servers().stream().mapToInt(server -> server.received().size()).sum();
    }

    @Override
    public void close() throws IOException {
        for (ScriptedServer server : servers()) {
            server.close();
        }
    }
}
