package app.winfactor.samples.killed;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one {@link ReceiverProcess} after the other. */
final class Machine {
    private final Map<String, String> settings;
    private final File log;
    private volatile @Nullable Process process;
    private volatile @Nullable URI url;

    Machine(Map<String, String> settings, Path log) {
        this.settings = settings;
        this.log = log.toFile();
    }

    void start() {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-classpath",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReceiverProcess.class.getName())
                .redirectError(Redirect.appendTo(log));
        java.environment().putAll(settings);
        try {
            process = java.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comes back when it listens: at another port each time. */
    void awaitStart() {
        BufferedReader output = Objects.requireNonNull(process).inputReader(StandardCharsets.UTF_8);
        try {
            String port = output.readLine();
            if (port == null) {
                throw new IllegalStateException("A receiver did not start; why is in " + log);
            }
            url = URI.create("http://localhost:" + port + "/webhooks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, or listened until it was killed; null before it did. */
    @Nullable URI url() {
        return url;
    }

    /** By SIGKILL. Comes back when it is dead. */
    void kill() {
        Process victim = process;
        if (victim == null) {
            return;
        }
        try {
            if (!victim.destroyForcibly().waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + victim.pid() + " outlived its SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
