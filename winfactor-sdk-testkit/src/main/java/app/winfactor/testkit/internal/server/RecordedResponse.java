package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.internal.wire.Exchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;

/** Tells the exchange of everything that is sent, before it is sent. */
final class RecordedResponse extends HttpServletResponseWrapper {
    private final Exchange exchange;
    private @Nullable ServletOutputStream out;

    RecordedResponse(HttpServletResponse response, Exchange exchange) {
        super(response);
        this.exchange = exchange;
    }

    @Override
    public void setStatus(int status) {
        exchange.status(status);
        super.setStatus(status);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // WireMock sends its reason phrases by it
    public void setStatus(int status, String reason) {
        exchange.status(status);
        super.setStatus(status, reason);
    }

    @Override
    public void sendError(int status) throws IOException {
        exchange.status(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        exchange.status(status);
        super.sendError(status, message);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new Tee(super.getOutputStream());
        }
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return new PrintWriter(getOutputStream(), false, StandardCharsets.UTF_8);
    }

    private final class Tee extends ServletOutputStream {
        private final ServletOutputStream target;

        Tee(ServletOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            exchange.answer(bytes, offset, length);
            target.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.close();
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }
}
