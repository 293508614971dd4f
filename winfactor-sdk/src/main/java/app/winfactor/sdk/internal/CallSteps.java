package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RateLimiter.Turn;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The steps of one call: a turn, the name of the host, the exchange, and again while the rules allow it. */
final class CallSteps<T> extends Steps<T> {
    /** Java ends an exchange in time by itself; this is for a client of the user's own that does not. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Call<T> call;
    private final EngineSettings settings;

    CallSteps(Call<T> call, EngineSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    @Override
    void first() {
        if (isOver()) {
            return; // given up during a pause: nothing is asked for any more
        }
        Optional<Failure> obstacle = call.obstacle();
        if (obstacle.isPresent()) {
            after(new Attempt.Failed<>(obstacle.get()));
            return;
        }
        CompletableFuture<Turn> turn = call.turn();
        if (turn.isDone() && !turn.isCompletedExceptionally()) {
            begin(turn.join());
            return;
        }
        if (!turn.isDone()) { // one that is refused at once needs no timer
            CompletableFuture<Void> timer = settings.time().after(call.left());
            CompletableFuture<Void> unused = timer.thenRun(() -> turn.cancel(true));
            CompletableFuture<Turn> unusedToo = turn.whenComplete((granted, failure) -> timer.cancel(true));
        }
        when(turn, granted -> {
            try {
                begin(granted.get());
            } catch (ExecutionException e) {
                after(new Attempt.Failed<>(call.noTurn(e)));
            }
        });
    }

    private void begin(Turn turn) {
        Optional<Failure> obstacle = call.begin(turn);
        if (obstacle.isPresent()) {
            after(new Attempt.Failed<>(obstacle.get()));
            return;
        }
        CompletableFuture<Void> host = call.host();
        if (host.isDone()) {
            send();
            return;
        }
        when(host.orTimeout(call.leftForAttempt().toNanos(), TimeUnit.NANOSECONDS), known -> {
            try {
                Void unused = known.get();
                send();
            } catch (ExecutionException e) {
                after(new Attempt.Failed<>(Transport.unresolved()));
            }
        });
    }

    private void send() {
        try {
            Optional<Wire.Lent> lent =
                    isOver() ? Optional.empty() : settings.wire().lend(call.onNewConnection());
            if (lent.isPresent()) {
                send(lent.get());
            } else {
                after(call.unsent(Transport.closed()));
            }
        } catch (IOException e) {
            after(call.broken(e));
        }
    }

    private void send(Wire.Lent wire) {
        if (call.isLate()) {
            wire.close();
            after(call.unsent(Transport.late()));
            return;
        }
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            exchange = Objects.requireNonNull(
                    wire.client().sendAsync(call.httpRequest(), call.bodyHandler()), "the exchange of an HttpClient");
        } catch (RuntimeException | Error e) {
            wire.close();
            throw e;
        }
        long nanos = call.leftForAttempt().plus(GRACE).toNanos();
        when(exchange.orTimeout(nanos, TimeUnit.NANOSECONDS), response -> {
            wire.close();
            after(read(response));
        });
    }

    private Attempt<T> read(Done<HttpResponse<byte[]>> response) {
        try {
            return call.read(response.get());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TimeoutException) {
                return call.broken(new HttpTimeoutException("the HttpClient did not end the exchange in time"));
            }
            Optional<IOException> broken = cause instanceof IOException io ? Optional.of(io) : Transport.noLength(e);
            return broken.isPresent()
                    ? call.broken(broken.get())
                    : new Attempt.Failed<>(Transport.cancelled(cause instanceof CancellationException ? null : cause));
        }
    }

    private void after(Attempt<T> attempt) {
        if (isOver()) {
            call.abandon(attempt);
            return;
        }
        Next<T> next = call.after(attempt);
        if (next instanceof Next.Over<T> over) {
            over(over.result());
        } else if (next instanceof Next.Again<T> again) {
            when(settings.time().after(again.pause()), waited -> {
                if (!isOver()) {
                    first();
                }
            });
        }
    }

    @Override
    void letGo() {
        call.letGo();
    }
}
