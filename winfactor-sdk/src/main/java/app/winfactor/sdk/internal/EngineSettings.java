package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RequestListener;
import app.winfactor.sdk.http.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What an engine needs to know, checked already. */
public record EngineSettings(
        Caller caller,
        Limits limits,
        RetryPolicy retryPolicy,
        RequestListener listener,
        Wire wire,
        Time time,
        RandomGenerator random) {

    public EngineSettings within(Duration deadline) {
        return new EngineSettings(caller, limits.within(deadline), retryPolicy, listener, wire, time, random);
    }

    @Override
    public String toString() {
        return "EngineSettings[" + caller.baseUrl() + "]";
    }
}
