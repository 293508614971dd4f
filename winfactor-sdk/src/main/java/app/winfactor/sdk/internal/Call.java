package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.internal.Attempt.Failed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call: what has become of it so far, and what comes next. Everything there is to decide is decided here; whoever drives
 * it waits and sends.
 */
final class Call<T> {
    /** How early Java's own time-out may come: it counts in milliseconds. */
    private static final Duration EARLY = Duration.ofMillis(1);

    private final ApiRequest<T> request;
    private final EngineSettings settings;
    private final RetryRules rules;
    private final Sight sight;
    private final long deadline;
    private int number;
    private int made;
    private boolean mayHaveBeenApplied;
    private boolean broke;
    private long asked;
    private @Nullable Long begun;
    private long attemptEnds;
    private RateLimiter.@Nullable Turn turn;
    private @Nullable Reception reception;

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
        number++;
        asked = settings.time().nanos();
        begun = null;
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

    /** Asks for a turn. A limiter may be the user's own: what it throws is a failure of its future like any other. */
    CompletableFuture<RateLimiter.Turn> turn() {
        try {
            CompletableFuture<RateLimiter.Turn> asking = limiter().turn(left());
            return Objects.requireNonNull(asking, "the turn of a RateLimiter");
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Nobody waits for this turn any more. It may have come in the same moment: then it goes back. */
    static void renounce(CompletableFuture<RateLimiter.Turn> asking) {
        asking.cancel(true);
        CompletableFuture<RateLimiter.Turn> unused = asking.whenComplete((granted, failure) -> {
            if (granted != null) {
                granted.ended();
            }
        });
    }

    /** Who says when the next attempt may start; nobody for a file, whose host is not WinFactor's API. */
    private RateLimiter limiter() {
        Limits limits = settings.limits();
        return switch (request.target().limit()) {
            case KEY -> limits.ofKey();
            case CAPABILITIES -> limits.ofCapabilities();
            case NONE -> RateLimiter.unlimited();
        };
    }

    /** What it means that no turn was given. */
    Failure noTurn(Throwable e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof NoTurnException full) {
            return Transport.noTurn(settings.time().now().plus(full.earliest()));
        }
        // With time left it was the limiter that cancelled it, or had enough of waiting.
        boolean givenUp = cause instanceof CancellationException || cause instanceof TimeoutException;
        return givenUp && isLate() ? Transport.late() : Transport.brokenLimiter(cause);
    }

    /** {@return what keeps an attempt from being made although its turn has come} */
    Optional<Failure> begin(RateLimiter.Turn granted) {
        turn = granted;
        if (isLate()) {
            return Optional.of(Transport.late());
        }
        begun = settings.time().nanos();
        made++;
        attemptEnds = settings.time().nanos()
                + rules.timeForAttempt(request.repeat(), made, left()).toNanos();
        return Optional.empty();
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

    /** {@return completes when the name is known here of whoever it connects to: the host, or the proxy that knows the host} */
    CompletableFuture<Void> host() {
        URI uri = uri();
        Optional<SocketAddress> proxy = settings.caller().proxyFor(uri);
        if (proxy.isEmpty()) {
            return settings.wire().names().lookUp(uri.getHost());
        }
        return proxy.get() instanceof InetSocketAddress address && address.isUnresolved()
                ? settings.wire().names().lookUp(address.getHostString())
                : CompletableFuture.completedFuture(null);
    }

    private URI uri() {
        return request.target().on(settings.caller().baseUrl());
    }

    HttpRequest httpRequest() {
        URI uri = uri();
        HttpRequest.Builder http = HttpRequest.newBuilder(uri)
                .timeout(leftForAttempt())
                .headers(request.answer().wanted());
        settings.caller().introduce(http, uri, request.target().takesKey());
        request.body().ifPresent(body -> http.header("Content-Type", "application/json"));
        return http.method(
                        request.verb(),
                        request.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
                .build();
    }

    BodyHandler<byte[]> bodyHandler() {
        int most = settings.limits().maxAnswerBytes();
        Reception receiving = new Reception(
                (head, left) -> AnswerReader.isSuccess(head.statusCode())
                        ? Body.whole(request.answer().sink(most), left)
                        : Body.asFarAsItComes(left),
                settings.time(),
                leftForAttempt());
        reception = receiving;
        return receiving;
    }

    /** More than nothing, which no request takes. */
    Duration leftForAttempt() {
        return Duration.ofNanos(Math.max(1, attemptEnds - settings.time().nanos()));
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
        boolean cutOff =
                failure.kind() == Failure.Kind.LOST && settings.time().nanos() - (attemptEnds - EARLY.toNanos()) >= 0;
        return new Failed<>(cutOff ? Transport.cutOff(e) : failure);
    }

    /** What follows from how it ended: the end, or another attempt after a while. */
    Next<T> after(Attempt<T> attempt) {
        close(attempt);
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

    /** It was given up from outside: nobody is told but those who count attempts. */
    void abandon(Attempt<T> attempt) {
        close(attempt);
        report(attempt, Optional.empty());
    }

    /** It ended in a mistake, which is on its way to the caller. */
    void letGo() {
        close(new Failed<>(Transport.late()));
    }

    private void close(Attempt<T> attempt) {
        Reception receiving = reception;
        if (receiving != null) {
            receiving.close();
        }
        RateLimiter.Turn current = turn;
        turn = null;
        if (current == null) {
            return;
        }
        try {
            if (attempt instanceof Failed<T> failed && failed.failure().kind() == Failure.Kind.RATE_LIMITED) {
                current.refused(failed.failure().retryAfter());
            } else {
                current.ended();
            }
        } catch (RuntimeException e) {
            sight.limiterFailed(e); // the answer is here already, and must not be lost
        }
    }

    private void report(Attempt<T> attempt, Optional<Duration> nextIn) {
        long now = settings.time().nanos();
        long start = begun != null ? begun : now;
        sight.attempted(
                attempt, failedCall(), number, Duration.ofNanos(start - asked), Duration.ofNanos(now - start), nextIn);
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
