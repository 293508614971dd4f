package app.winfactor.sdk.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * At most so many in a minute. When the server counts an attempt nobody here knows: not before it started, not after it
 * ended. So it holds its place from its start until a minute after its end, and no minute of any clock sees too many.
 */
final class Places {
    /** A minute, and a little: two clocks run apart by half a thousandth, and a server may count in milliseconds. */
    static final long MINUTE = 60_050_000_000L;

    private final int limit;
    private final List<Long> ends = new ArrayList<>();
    private int gone;
    private int inFlight;

    Places(int limit) {
        this.limit = limit;
    }

    int inFlight() {
        return inFlight;
    }

    void start() {
        inFlight++;
    }

    /** What was never started holds no place. */
    void giveBack() {
        inFlight--;
    }

    void end(long now) {
        inFlight--;
        ends.add(now);
    }

    /** Frees the places of what ended long enough ago. */
    void pass(long now) {
        while (gone < ends.size() && ends.get(gone) + MINUTE <= now) {
            gone++;
        }
        if (gone > ends.size() / 2) {
            ends.subList(0, gone).clear();
            gone = 0;
        }
    }

    /** Whether it is known when the next place is free, whatever becomes of what is in flight. */
    boolean known() {
        return inFlight < limit;
    }

    /** {@return when there is a place for one more, at the earliest, after so many who are before it} */
    long earliest(int before, long now) {
        long rounds = before / limit * MINUTE;
        int needed = before % limit - (limit - inFlight - held());
        if (needed < 0) {
            return rounds + now;
        }
        return rounds + MINUTE + (needed < held() ? ends.get(gone + needed) : now);
    }

    private int held() {
        return ends.size() - gone;
    }
}
