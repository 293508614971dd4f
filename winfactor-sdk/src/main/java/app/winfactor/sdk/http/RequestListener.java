package app.winfactor.sdk.http;

/** Told of every attempt of every call, for metrics and for logs. */
@FunctionalInterface
public interface RequestListener {
    /**
     * An attempt is over. This runs on the thread that made the attempt, and delays its call: take what is needed and return.
     * What it throws is logged, and changes nothing for the call.
     *
     * @param attempt how it went
     */
    void attempted(RequestAttempt attempt);
}
