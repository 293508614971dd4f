package app.winfactor.sdk;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the SDK logs while this is open, down to the finest level, and nowhere else. */
final class Logged extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("app.winfactor.sdk"); // held: JUL forgets a logger that nobody holds
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    Logged() {
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    List<String> lines() {
        return records.stream()
                .map(line -> line.getLevel() + " " + line.getMessage())
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
