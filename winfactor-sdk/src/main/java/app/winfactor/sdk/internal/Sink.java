package app.winfactor.sdk.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a body goes. */
public interface Sink {
    void take(ByteBuffer bytes) throws IOException;

    /** {@return the whole body; empty when it is in a file} */
    byte[] whole() throws IOException;

    /** {@return what came so far} */
    byte[] part();

    /** Nothing more will come. */
    void stop();

    /** In memory, up to a limit. */
    final class ToMemory implements Sink {
        private final int maxBytes;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        ToMemory(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public synchronized void take(ByteBuffer bytes) throws IOException {
            boolean tooMany = bytes.remaining() > maxBytes - received.size();
            byte[] taken = new byte[tooMany ? maxBytes - received.size() : bytes.remaining()];
            bytes.get(taken);
            received.writeBytes(taken);
            if (tooMany) {
                throw new TooLargeException(maxBytes);
            }
        }

        @Override
        public synchronized byte[] whole() {
            return received.toByteArray();
        }

        @Override
        public synchronized byte[] part() {
            return received.toByteArray();
        }

        @Override
        public void stop() {}
    }

    /** More than anybody asked for. */
    final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super("the body is larger than " + maxBytes + " bytes");
        }
    }

    /** The disk is full, or the file may not be written. */
    final class CannotWriteException extends IOException {
        private static final long serialVersionUID = 1L;

        CannotWriteException(IOException cause) {
            super("the file cannot be written", cause);
        }
    }
}
