package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Happening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what happened, in the order in which it began, and never more than fits. */
public final class Recorder {
    static final int CAPACITY = 10_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Changes changes;
    private long bytes;
    private long dropped;

    Recorder(Changes changes) {
        this.changes = changes;
    }

    /** What was kept at one moment, and how much was not. */
    public record Kept(List<Happening> happenings, long dropped) {}

    void add(Entry entry) {
        synchronized (this) {
            entries.add(entry);
            bytes += entry.size;
            trim();
        }
        changes.bump();
    }

    synchronized void grew(Entry entry, int by) {
        if (!entry.dropped) {
            entry.size += by;
            bytes += by;
            trim();
        }
    }

    void ended() {
        changes.bump();
    }

    private void trim() {
        while (entries.size() > CAPACITY || (bytes > MOST_BYTES && entries.size() > 1)) {
            Entry oldest = entries.remove();
            oldest.dropped = true;
            bytes -= oldest.size;
            dropped++;
        }
    }

    public Kept kept() {
        List<Entry> present;
        long gone;
        synchronized (this) {
            present = new ArrayList<>(entries);
            gone = dropped;
        }
        return new Kept(present.stream().map(Entry::snapshot).toList(), gone);
    }
}
