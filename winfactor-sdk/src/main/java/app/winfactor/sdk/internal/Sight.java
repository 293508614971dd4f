package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RequestAttempt;
import app.winfactor.sdk.http.RequestListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** What can be seen of a call from outside. */
final class Sight {
    private static final Logger LOG = System.getLogger("app.winfactor.sdk");

    private final RequestListener listener;

    Sight(RequestListener listener) {
        this.listener = listener;
    }

    void attempted(
            Attempt<?> attempt,
            FailedCall call,
            int number,
            Duration waited,
            Duration took,
            Optional<Duration> nextIn) {
        Optional<WinFactorException> failure = attempt instanceof Attempt.Failed<?> failed
                ? Optional.of(failed.failure().exception().apply(call))
                : Optional.empty();
        RequestAttempt seen = new RequestAttempt(
                call.verb(),
                call.route(),
                number,
                waited,
                took,
                attempt.status(),
                failure.flatMap(Sight::code),
                failure.map(thrown -> thrown.getClass().getSimpleName()),
                nextIn);
        try {
            listener.attempted(seen);
        } catch (RuntimeException | Error e) { // a metrics library that is not there is an Error
            LOG.log(Level.WARNING, "a RequestListener failed", e);
        }
    }

    void limiterFailed(RuntimeException e) {
        LOG.log(Level.WARNING, "a RateLimiter failed to take a turn back", e);
    }

    /** The one line of a failed call. That a question was answered with "no" is for the caller to judge. */
    void failed(WinFactorException failure) {
        boolean answered = failure instanceof ApiException answer && answer.status() < 500;
        LOG.log(answered ? Level.DEBUG : Level.WARNING, failure.getMessage());
    }

    private static Optional<String> code(WinFactorException failure) {
        return failure instanceof ApiException answer
                ? Optional.of(answer.code()).filter(code -> !code.isEmpty())
                : Optional.empty();
    }
}
