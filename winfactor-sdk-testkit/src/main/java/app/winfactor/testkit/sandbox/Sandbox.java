package app.winfactor.testkit.sandbox;

import app.winfactor.testkit.FakeWinFactor;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/**
 * The fake as a program, for this machine only. Beside the API it has both sides of the business, the deliveries, the
 * clock and the faults over HTTP, without a key: {@code GET /__sandbox/} lists every endpoint with what it takes and
 * does. The console at {@code /} uses these and nothing else. They answer only under {@code localhost},
 * {@code 127.0.0.1} and {@code [::1]}, and change nothing for a page of another origin.
 */
public final class Sandbox {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Sandbox() {}

    /**
     * Runs until it is stopped. Exits with 2 when an option is not understood, with 1 when the port is in use or the
     * state file cannot be used.
     *
     * @param arguments the options
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<FakeWinFactor> started = start(List.of(arguments), System.out, System.err, System::exit);
        if (started.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(started.get()::close, "winfactor-sandbox-stop"));
            new CountDownLatch(1).await();
        }
    }

    /** Starts, or says why not and exits. */
    static Optional<FakeWinFactor> start(List<String> arguments, PrintStream out, PrintStream err, IntConsumer exit) {
        try {
            Options options = Options.parse(arguments);
            FakeWinFactor fake = options.start();
            out.println("WinFactor sandbox on " + fake.url() + " (API key " + options.apiKey() + ")");
            out.flush();
            return Optional.of(fake);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Options.USAGE);
            exit.accept(MISUSED);
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            exit.accept(FAILED);
        }
        return Optional.empty();
    }
}
