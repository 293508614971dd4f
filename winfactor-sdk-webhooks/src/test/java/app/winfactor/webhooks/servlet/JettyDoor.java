package app.winfactor.webhooks.servlet;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.support.Door;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A servlet container, with filters before the servlet. */
final class JettyDoor implements Door {
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    JettyDoor(WebhookReceiver receiver, Filter... filters) {
        ServletContextHandler context = new ServletContextHandler();
        addFilter(context, (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (IOException e) {
                brokenOff.countDown();
                throw e;
            }
        });
        for (Filter filter : filters) {
            addFilter(context, filter);
        }
        context.addServlet(new ServletHolder(WebhookServlet.of(receiver)), "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addFilter(ServletContextHandler context, Filter filter) {
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public CountDownLatch brokenOff() {
        return brokenOff;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
