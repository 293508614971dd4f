package app.winfactor.samples.killed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL that keeps what it committed, even if it is killed. */
final class Database implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres postgres;

    private Database(Path data) throws IOException {
        this.data = data;
        this.postgres = start(0);
    }

    static Database in(Path data) throws IOException {
        return new Database(data);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                // It is started for tests that need no durability, with these two off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Kills all of its processes at once, and starts it again: it recovers by its log. */
    void crashAndRecover() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(Database::awaitEnd);
        int port = postgres.getPort();
        postgres.close(); // which finds nothing to stop, and gives its lock on the directory back
        postgres = start(port);
    }

    /** The first line of the file is its process ID. */
    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The database outlived its SIGKILL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
