package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Happening;

/** A happening that is still growing, or has ended. */
abstract class Entry {
    /** What its bodies take; the recorder's. */
    long size;
    /** Whether the recorder has let it go. */
    boolean dropped;

    /** {@return what is known of it by now} */
    abstract Happening snapshot();
}
