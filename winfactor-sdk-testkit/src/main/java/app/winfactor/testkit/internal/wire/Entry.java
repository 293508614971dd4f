package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Happening;
import org.jspecify.annotations.Nullable;

/** A happening that is still growing, or has ended. */
abstract class Entry {
    /** What its bodies take; the recorder's. */
    long size;
    /** Whether the recorder has let it go. */
    boolean dropped;

    private boolean ended;
    private @Nullable Happening whole;

    /** {@return what is known of it by now} */
    final synchronized Happening snapshot() {
        if (whole != null) {
            return whole;
        }
        Happening known = known();
        if (ended) {
            whole = known;
            forget();
        }
        return known;
    }

    /** It grows no more. */
    final synchronized void end() {
        ended = true;
    }

    abstract Happening known();

    /** Lets go of what is in the happening now. */
    abstract void forget();
}
