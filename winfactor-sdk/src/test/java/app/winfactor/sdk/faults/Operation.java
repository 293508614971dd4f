package app.winfactor.sdk.faults;

import app.winfactor.sdk.AsyncWinFactorClient;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.internal.Repeat;
import app.winfactor.sdk.links.CapabilityUrl;
import java.util.concurrent.CompletableFuture;

/**
 * One operation of the API.
 *
 * @param repeat what a second arrival of it would do
 * @param readsItsAnswer whether the body of a success means anything to it
 * @param success the body of a success
 */
record Operation(
        String name, Repeat repeat, boolean readsItsAnswer, String success, Blocking blocking, Waiting waiting) {

    /** How it is called through the blocking door. */
    interface Blocking {
        void call(WinFactorClient client, CapabilityUrl callback);
    }

    /** How it is called through the other. */
    interface Waiting {
        CompletableFuture<?> call(AsyncWinFactorClient client, CapabilityUrl callback);
    }

    static Operation reads(String name, String success, Blocking blocking, Waiting waiting) {
        return new Operation(name, Repeat.READS, true, success, blocking, waiting);
    }

    static Operation leavesTheSame(String name, String success, Blocking blocking, Waiting waiting) {
        return new Operation(name, Repeat.LEAVES_THE_SAME, true, success, blocking, waiting);
    }

    static Operation isFelt(String name, String success, Blocking blocking, Waiting waiting) {
        return new Operation(name, Repeat.IS_FELT, true, success, blocking, waiting);
    }

    Operation whoseAnswerSaysNothing() {
        return new Operation(name, repeat, false, success, blocking, waiting);
    }

    @Override
    public String toString() {
        return name;
    }
}
