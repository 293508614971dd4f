package app.winfactor.testkit.internal.state;

import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Chronicle;
import app.winfactor.testkit.internal.world.Event;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line for the origin of a world, and one for everything that changed it, each written before it is answered: it outlives
 * the process, however that ends, but not the machine. One process has it at a time. It holds what customers entered, so
 * only its owner may read it.
 */
public final class StateFile implements Chronicle, AutoCloseable {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final FileChannel channel;
    private final Origin origin;
    private List<Entry> entries;
    private @Nullable IOException broken;

    private StateFile(FileChannel channel, Origin origin, List<Entry> entries) {
        this.channel = channel;
        this.origin = origin;
        this.entries = entries;
    }

    /**
     * Opens a file, or makes it.
     *
     * @param fresh the origin of the world if there is none yet
     * @throws UncheckedIOException if it cannot be read or written, is in use, or holds something else; nothing of it is
     *     changed then
     */
    public static StateFile open(Path path, Supplier<Origin> fresh) {
        try {
            create(path);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return read(lock(channel), fresh);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state file " + path.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static void create(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (Files.exists(path)) {
            if (posix) {
                Files.setPosixFilePermissions(path, OWNER);
            }
        } else if (posix) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createFile(path);
        }
    }

    private static FileChannel lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("is in use by this process", e);
        }
        throw new IOException("is in use by another sandbox");
    }

    private static StateFile read(FileChannel channel, Supplier<Origin> fresh) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        long end = wholeLines(content(channel), lines);
        if (lines.isEmpty() && channel.size() > 0) {
            throw new IOException("is no state of a sandbox");
        }
        StateFile file = lines.isEmpty()
                ? new StateFile(channel, fresh.get(), List.of())
                : new StateFile(channel, origin(lines.get(0)), entries(lines));
        channel.truncate(end).position(end);
        if (lines.isEmpty()) {
            file.write(file.origin.json());
        }
        return file;
    }

    /** By the channel that has the lock: on POSIX any other way to the file would give the lock up when it is closed. */
    private static byte[] content(FileChannel channel) throws IOException {
        return Channels.newInputStream(channel).readAllBytes();
    }

    /** Where the last whole line ends: what was cut off in the middle was never answered. */
    private static long wholeLines(byte[] content, List<JsonNode> lines) throws IOException {
        int begin = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                lines.add(Json.read(Arrays.copyOfRange(content, begin, i)));
                begin = i + 1;
            }
        }
        return begin;
    }

    private static Origin origin(JsonNode line) throws IOException {
        try {
            return Origin.of(line);
        } catch (IllegalArgumentException e) {
            throw new IOException("is no state of a sandbox, or that of another version", e);
        }
    }

    private static List<Entry> entries(List<JsonNode> lines) throws IOException {
        try {
            return lines.stream().skip(1).map(Entry::of).toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("holds a line that this version does not know", e);
        }
    }

    public Origin origin() {
        return origin;
    }

    /** Lets everything happen again that the file held when it was opened. */
    public void replay(World world, Router router) {
        new Replay(world, router).run(entries);
        entries = List.of();
    }

    @Override
    public void commanded(Instant at, Command command, int status) {
        Tenant tenant = command.organization();
        append(new Entry.Command(
                at,
                tenant == null ? null : tenant.profile().id(),
                command.method(),
                command.url(),
                new String(command.body(), StandardCharsets.ISO_8859_1),
                status));
    }

    @Override
    public void attempted(Instant at, Event event, @Nullable String error) {
        append(new Entry.Attempted(at, event.id(), error));
    }

    @Override
    public void moved(Instant at, Duration by) {
        append(new Entry.Moved(at, by));
    }

    /**
     * Comes back when it cannot be lost any more by an end of this process. Once that has failed it always does: what came
     * later could not be repeated without what is missing, so nothing may be answered with success any more.
     */
    private void append(Entry entry) {
        if (broken != null) {
            throw new UncheckedIOException("The state file could not be written before", broken);
        }
        long end = -1;
        try {
            end = channel.position();
            write(entry.json());
        } catch (IOException e) {
            broken = e;
            takeBack(end, e);
            throw new UncheckedIOException("The state file could not be written", e);
        }
    }

    /** A part of a line at the end would be left out at the next start in any case. */
    private void takeBack(long end, IOException failure) {
        try {
            if (end >= 0) {
                channel.truncate(end);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void write(ObjectNode line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Json.write(line));
        bytes.write('\n');
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The state file could not be closed", e);
        }
    }
}
