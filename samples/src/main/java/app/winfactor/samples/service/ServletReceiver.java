package app.winfactor.samples.service;

import app.winfactor.samples.crm.InMemoryCrm;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.servlet.WebhookServlet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Takes deliveries in a bare servlet container. It listens on this machine only: WinFactor is to come by way of a proxy that
 * speaks https.
 */
public final class ServletReceiver implements AutoCloseable {
    private final Server server;

    private ServletReceiver(Server server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param receiver what to do with a delivery to {@code /webhooks}
     * @return it, listening
     * @throws RuntimeException if it cannot start
     */
    public static ServletReceiver start(int port, WebhookReceiver receiver) {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(WebhookServlet.of(receiver)), "/webhooks");
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(context);
        LifeCycle.start(server);
        return new ServletReceiver(server);
    }

    /** {@return where it listens} */
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    /**
     * Runs all recipes behind it, with {@code WINFACTOR_URL}, {@code WINFACTOR_KEY} and {@code WINFACTOR_SIGNING_SECRET} from
     * the environment.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        CrmIntegration integration = new CrmIntegration(WinFactorClient.fromEnvironment(), new InMemoryCrm());
        start(Integer.parseInt(args[0]), integration.receiver(System.getenv("WINFACTOR_SIGNING_SECRET")));
    }
}
