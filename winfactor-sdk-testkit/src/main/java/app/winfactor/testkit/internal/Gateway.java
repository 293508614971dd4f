package app.winfactor.testkit.internal;

import app.winfactor.testkit.internal.sandbox.Visitors;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
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

    private final CompletableFuture<Life> first = new CompletableFuture<>();
    private volatile @Nullable Life life;
    private final WireMockServer server;

    /**
     * Starts to listen. Requests wait until {@link #serve} says who answers them.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if the port is in use
     */
    public Gateway(int port) {
        requireFree(port);
        server = new WireMockServer(WireMockConfiguration.options()
                .port(port)
                .bindAddress(InetAddress.getLoopbackAddress().getHostAddress())
                .http2PlainDisabled(true)
                .notifier(new Silence())
                .mappingSource(new CatchAll())
                .extensions(this));
        server.start();
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
    }

    public WireMockServer server() {
        return server;
    }

    public String origin() {
        return "http://localhost:" + server.port();
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
        Reply reply = answer(call, request.getHeader("Host"), request.getHeader("Origin"));
        ResponseDefinitionBuilder answer = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withBody(reply.body());
        reply.headers().forEach(answer::withHeader);
        return answer.build();
    }

    /** A fault of the fake itself is shown to whoever asked, in the shape of an error. */
    private Reply answer(Call call, @Nullable String host, @Nullable String origin) {
        try {
            Visitors.admit(call.method(), call.path(), host, origin);
            Life present = life;
            return (present == null ? first.join() : present).router().answer(call);
        } catch (Refusal refusal) {
            return Reply.refused(refusal);
        } catch (RuntimeException e) {
            return Reply.refused(new Refusal(500, "internal_error", "The fake failed: " + e));
        }
    }
}
