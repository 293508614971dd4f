package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.internal.Attempt.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call: what has become of it so far, and what comes next. Everything there is to decide is decided here; whoever drives
 * it waits and sends.
 */
final class Call<T> {
    /** Java takes no time-out of nothing. */
    private static final Duration SHORTEST = Duration.ofNanos(1);
    /** How early Java's own time-out may come: it counts in milliseconds. */
    private static final Duration EARLY = Duration.ofMillis(1);

    private final ApiRequest<T> request;
    private final EngineSettings settings;
    private final RetryRules rules;
    private final Sight sight;
    private final long deadline;
    private int made;
    private boolean mayHaveBeenApplied;
    private boolean broke;
    private long asked;
    private long begun;
    private long until;
    private RateLimiter.@Nullable Turn turn;

    Call(ApiRequest<T> request, EngineSettings settings) {
        this.request = request;
        this.settings = settings;
        this.rules = new RetryRules(settings.retryPolicy(), settings.random());
        this.sight = new Sight(settings.listener());
        this.deadline = settings.time().nanos() + settings.limits().deadline().toNanos();
    }

    Duration left() {
        return Duration.ofNanos(deadline - settings.time().nanos());
    }

    /** What keeps an attempt from being made at all. */
    Optional<Failure> obstacle() {
        asked = settings.time().nanos();
        begun = asked;
        if (settings.limits().readOnly() && request.repeat() != Repeat.READS) {
            return Optional.of(Failure.readOnly());
        }
        if (settings.wire().isClosed()) {
            return Optional.of(Transport.closed());
        }
        return isLate() ? Optional.of(Transport.late()) : Optional.empty();
    }

    /** A turn may have come, or a client been opened, after the deadline. */
    boolean isLate() {
        return left().compareTo(Duration.ZERO) <= 0;
    }

    /** Who says when the next attempt may start; nobody for a file, whose host is not WinFactor's API. */
    RateLimiter limiter() {
        Limits limits = settings.limits();
        return switch (request.target().limit()) {
            case KEY -> limits.ofKey();
            case CAPABILITIES -> limits.ofCapabilities();
            case NONE -> RateLimiter.unlimited();
        };
    }

    /** What it means that no turn was given. */
    Failure noTurn(Throwable e) {
        if (e.getCause() instanceof NoTurnException full) {
            return Transport.noTurn(settings.time().now().plus(full.earliest()));
        }
        boolean failed = e instanceof ExecutionException && !(e.getCause() instanceof CancellationException);
        return failed ? Transport.brokenLimiter(e) : Transport.late();
    }

    void begin(RateLimiter.Turn granted) {
        turn = granted;
        begun = settings.time().nanos();
        made++;
    }

    /** An attempt that had its turn, and then nothing was sent: it does not count. */
    Attempt<T> unsent(Failure failure) {
        made--;
        return new Failed<>(failure);
    }

    /** A repeat that would be felt must not meet a connection that is just closing; nor must a repeat of what broke. */
    boolean onNewConnection() {
        return request.repeat() == Repeat.IS_FELT || broke;
    }

    HttpRequest httpRequest() {
        Duration time = time();
        until = settings.time().nanos() + time.minus(EARLY).toNanos();
        URI uri = request.target().on(settings.caller().baseUrl());
        HttpRequest.Builder http = HttpRequest.newBuilder(uri)
                .timeout(time)
                .headers(request.answer().wanted());
        settings.caller().introduce(http, uri, request.target().takesKey());
        request.body().ifPresent(body -> http.header("Content-Type", "application/json"));
        return http.method(
                        request.verb(),
                        request.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
                .build();
    }

    BodyHandler<byte[]> bodyHandler() {
        Duration time = time();
        int most = settings.limits().maxAnswerBytes();
        return head -> AnswerReader.isSuccess(head.statusCode())
                ? Body.whole(request.answer().sink(most), time)
                : Body.asFarAsItComes(time);
    }

    private Duration time() {
        Duration time = rules.timeForAttempt(request.repeat(), made, left());
        return time.compareTo(SHORTEST) > 0 ? time : SHORTEST;
    }

    Attempt<T> read(HttpResponse<byte[]> response) {
        return AnswerReader.read(
                response,
                request.answer(),
                settings.limits().maxAnswerBytes(),
                secrets(),
                settings.time().now());
    }

    private List<String> secrets() {
        Caller caller = settings.caller();
        return Stream.concat(request.target().secrets(caller.apiKey()).stream(), caller.proxySecret().stream())
                .toList();
    }

    /** What it means that no answer came. Of an attempt that it cut off in time Java may say that the connection broke. */
    Attempt<T> broken(IOException e) {
        Failure failure = Transport.failure(e);
        boolean cutOff = failure.kind() == Failure.Kind.LOST && settings.time().nanos() - until >= 0;
        return new Failed<>(cutOff ? Transport.cutOff(e) : failure);
    }

    /** What follows from how it ended: the end, or another attempt after a while. */
    Next<T> after(Attempt<T> attempt) {
        giveTurnBack(attempt);
        if (attempt instanceof Failed<T> failed) {
            Failure failure = failed.failure();
            // One doubtful attempt makes the whole call doubtful, whatever the later ones said.
            mayHaveBeenApplied |= !failure.kind().notApplied();
            broke |= failure.kind() == Failure.Kind.LOST;
            Optional<Duration> wait = rules.waitBeforeNext(request.repeat(), failure, Math.max(made, 1), left());
            report(attempt, wait);
            return wait.<Next<T>>map(Next.Again::new).orElseGet(() -> new Next.Over<>(stopped(failure)));
        }
        report(attempt, Optional.empty());
        return new Next.Over<>(((Attempt.Succeeded<T>) attempt)::value);
    }

    /** The end without a success: thrown anew for whoever asks, with the stack of who asks. */
    Supplier<T> stopped(Failure failure) {
        FailedCall call = failedCall();
        sight.failed(failure.exception().apply(call));
        return () -> {
            throw failure.exception().apply(call);
        };
    }

    /** It was given up from outside while waiting or sending. */
    void abandon() {
        RateLimiter.Turn current = turn;
        if (current != null) {
            current.ended();
        }
    }

    private void giveTurnBack(Attempt<T> attempt) {
        RateLimiter.Turn current = turn;
        turn = null;
        if (current == null) {
            return;
        }
        if (attempt instanceof Failed<T> failed && failed.failure().kind() == Failure.Kind.RATE_LIMITED) {
            current.refused(failed.failure().retryAfter());
        } else {
            current.ended();
        }
    }

    private void report(Attempt<T> attempt, Optional<Duration> nextIn) {
        long now = settings.time().nanos();
        sight.attempted(attempt, failedCall(), Duration.ofNanos(begun - asked), Duration.ofNanos(now - begun), nextIn);
    }

    private FailedCall failedCall() {
        boolean unknown = mayHaveBeenApplied && request.repeat() != Repeat.READS;
        return new FailedCall(
                request.verb(),
                request.template(),
                made,
                unknown ? Outcome.UNKNOWN : Outcome.NOT_APPLIED,
                request.cursor());
    }
}
