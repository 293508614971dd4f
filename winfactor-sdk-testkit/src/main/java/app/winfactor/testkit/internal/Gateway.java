package app.winfactor.testkit.internal;

import app.winfactor.testkit.internal.server.Doorman;
import app.winfactor.testkit.internal.server.FrontServer;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.wire.Changes;
import app.winfactor.testkit.internal.world.Refusal;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Puts the fake behind WireMock: it answers whatever no stub of the user's answers first. */
public final class Gateway implements ResponseDefinitionTransformerV2 {
    static final String NAME = "winfactor";
    /** As many as the timeline keeps. */
    private static final int JOURNAL = 10_000;

    private final CompletableFuture<Life> first = new CompletableFuture<>();
    private final Changes changes = new Changes();
    private volatile @Nullable Life life;
    private final WireMockServer server;
    private final int port;

    /**
     * Starts to listen. Requests wait until {@link #serve} says who answers them.
     *
     * @param wanted 0 for any free one
     * @throws UncheckedIOException if the port is in use
     */
    public Gateway(int wanted) {
        requireFree(wanted);
        server = new WireMockServer(WireMockConfiguration.options()
                .port(wanted)
                .bindAddress(InetAddress.getLoopbackAddress().getHostAddress())
                .http2PlainDisabled(true)
                .notifier(new Silence())
                .mappingSource(new CatchAll())
                .maxRequestJournalEntries(JOURNAL)
                .httpServerFactory(new FrontServer(this::life, changes))
                .extensions(this));
        server.start();
        this.port = server.port();
    }

    /** WireMock tells of a port in use only by its own wording. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is in use", e);
        }
    }

    /** Lets this one answer from now on. */
    public void serve(Life next) {
        life = next;
        first.complete(next);
        changes.bump();
    }

    private Life life() {
        Life present = life;
        return present == null ? first.join() : present;
    }

    /** {@return what counts the changes of everything behind this address} */
    public Changes changes() {
        return changes;
    }

    public WireMockServer server() {
        return server;
    }

    /** Also after it was stopped. */
    public int port() {
        return port;
    }

    public String origin() {
        return "http://localhost:" + port;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        Call call = Call.of(
                request.getMethod().value(), request.getUrl(), request.getHeader("Authorization"), request.getBody());
        Reply reply = answer(call);
        ResponseDefinitionBuilder answer = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withBody(reply.body());
        reply.headers().forEach(answer::withHeader);
        return answer.build();
    }

    /** A fault of the fake itself is shown to whoever asked, in the shape of an error. */
    private Reply answer(Call call) {
        try {
            Doorman.Visit visit = Doorman.current();
            Life host = visit != null && visit.host() instanceof Life then ? then : life();
            Reply reply = host.router().answer(call);
            if (visit != null && reply.refusal() != null) {
                host.wire().refused(visit.exchange(), reply.refusal());
            }
            return reply;
        } catch (RuntimeException e) {
            return Reply.refused(new Refusal(500, "internal_error", "The fake failed: " + e));
        }
    }
}
