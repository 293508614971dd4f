package app.winfactor.sdk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A PDF beside the place where it belongs, until it is whole and on the disk. */
final class FileSink implements Sink {
    /** Where readers of PDFs look for how one begins and ends. */
    private static final int EDGE = 1024;

    private final Path file;
    private @Nullable Path part;
    private @Nullable FileChannel open;
    private boolean stopped;

    FileSink(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized void take(ByteBuffer bytes) throws IOException {
        if (stopped) {
            return;
        }
        try {
            FileChannel channel = channel();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new CannotWriteException(e);
        }
    }

    @Override
    public synchronized byte[] whole() throws IOException {
        if (stopped) {
            throw new IOException("given up");
        }
        try (FileChannel channel = channel()) {
            long size = channel.size();
            boolean whole = edge(channel, 0).contains("%PDF-")
                    && edge(channel, Math.max(0, size - EDGE)).contains("%%EOF");
            if (!whole) {
                throw new NoPdfException();
            }
            channel.force(true);
        } catch (NoPdfException e) {
            throw e;
        } catch (IOException e) {
            throw new CannotWriteException(e);
        }
        moveIntoPlace();
        return new byte[0];
    }

    private static String edge(FileChannel channel, long from) throws IOException {
        ByteBuffer edge = ByteBuffer.allocate(EDGE);
        int unused = channel.read(edge, from);
        return new String(edge.array(), 0, edge.position(), StandardCharsets.ISO_8859_1);
    }

    private void moveIntoPlace() throws CannotWriteException {
        Path from = part;
        if (from == null) {
            return;
        }
        try {
            try {
                Files.move(from, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(from, file, StandardCopyOption.REPLACE_EXISTING);
            }
            part = null;
        } catch (IOException e) {
            throw new CannotWriteException(e);
        }
    }

    @Override
    public byte[] part() {
        return new byte[0];
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        FileChannel channel = open;
        Path from = part;
        try {
            if (channel != null) {
                channel.close();
            }
            if (from != null) {
                Files.deleteIfExists(from);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel channel = open;
        if (channel == null) {
            // Not a temporary file of Java's, which nobody but its owner may read even when it is in place. And
            // without the name of the file, which may be as long as names can be.
            part = file.resolveSibling("." + UUID.randomUUID() + ".part");
            channel = FileChannel.open(
                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            open = channel;
        }
        return channel;
    }

    /** What came is no PDF, or not all of one. */
    static final class NoPdfException extends IOException {
        private static final long serialVersionUID = 1L;

        NoPdfException() {
            super("what came is no whole PDF");
        }
    }
}
