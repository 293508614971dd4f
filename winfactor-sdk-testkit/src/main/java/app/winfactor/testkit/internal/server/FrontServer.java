package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.internal.wire.Changes;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.util.EnumSet;
import java.util.function.Supplier;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's server with a {@link Doorman} in front of all stubs. */
public final class FrontServer implements HttpServerFactory {
    private final Supplier<Host> host;
    private final Changes changes;

    public FrontServer(Supplier<Host> host, Changes changes) {
        this.host = host;
        this.changes = changes;
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        // The context is decorated by the constructor above ours, before a field of ours could hold anything.
        Streams streams = new Streams(changes);
        Doorman doorman = new Doorman(host, streams);
        return new Jetty11HttpServer(options, admin, stubs) {
            @Override
            protected void decorateMockServiceContextBeforeConfig(ServletContextHandler context) {
                FilterHolder holder = new FilterHolder(doorman);
                holder.setAsyncSupported(true);
                context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
            }

            @Override
            protected void decorateAdminServiceContextBeforeConfig(ServletContextHandler context) {
                context.addFilter(new FilterHolder(new AdminDoor()), "/*", EnumSet.of(DispatcherType.REQUEST));
            }

            @Override
            public void stop() {
                streams.close();
                doorman.destroy();
                super.stop();
            }
        };
    }
}
