package app.winfactor.testkit.internal.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.SelectableChannelEndPoint;
import wiremock.org.eclipse.jetty.server.Response;
import wiremock.org.eclipse.jetty.util.FutureCallback;

/** The connection under an answer. */
final class Line {
    private final EndPoint endPoint;

    Line(Response response) {
        endPoint = response.getHttpOutput().getHttpChannel().getEndPoint();
    }

    boolean isOpen() {
        return endPoint.isOpen() && !endPoint.isOutputShutdown();
    }

    /** Sends these very bytes, beside whatever the server would send. */
    void send(byte[] bytes) throws IOException {
        FutureCallback sent = new FutureCallback();
        endPoint.write(sent, ByteBuffer.wrap(bytes));
        sent.block();
    }

    /** Lets the peer see a reset: without lingering, closing discards what is under way. */
    void reset() throws IOException {
        SocketChannel channel = (SocketChannel) ((SelectableChannelEndPoint) endPoint).getChannel();
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        endPoint.close();
    }

    void close() {
        endPoint.close();
    }
}
