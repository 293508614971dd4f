package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RateLimiter.Turn;
import app.winfactor.sdk.paging.Page;
import app.winfactor.sdk.paging.PageSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Drives a call on the caller's own thread: wait, send, read, and again while the rules allow it. */
public final class Engine {
    private final EngineSettings settings;
    private final AsyncEngine ahead;

    public Engine(EngineSettings settings) {
        this.settings = settings;
        this.ahead = new AsyncEngine(settings);
    }

    public Engine within(Duration deadline) {
        return new Engine(settings.within(deadline));
    }

    public <T> T call(ApiRequest<T> request) {
        return drive(new Call<>(request, settings)).get();
    }

    /** Several calls under one deadline. */
    public <T> T run(Plan<T> plan) {
        long deadline = settings.time().nanos() + settings.limits().deadline().toNanos();
        Plan<T> next = plan;
        while (true) {
            Duration left = Duration.ofNanos(deadline - settings.time().nanos());
            if (next instanceof Plan.Over<T> over) {
                return over.result().get();
            } else if (next instanceof Plan.Pause<T> pause) {
                next = pause(pause, left);
            } else if (next instanceof Plan.Ask<?, T> ask) {
                next = ask(ask, left);
            }
        }
    }

    /** The pages of a list, the next one read while the caller works on the last. */
    public <T> PageSource<T> pages(Function<Optional<String>, ApiRequest<Page<T>>> page) {
        return new PageSource<>() {
            @Override
            public Page<T> read(Optional<String> cursor) {
                return call(page.apply(cursor));
            }

            @Override
            public Ahead<T> ahead(Optional<String> cursor) {
                return readAhead(page.apply(cursor));
            }
        };
    }

    private <T> PageSource.Ahead<T> readAhead(ApiRequest<Page<T>> request) {
        CompletableFuture<Supplier<Page<T>>> reading = ahead.end(request);
        return new PageSource.Ahead<>() {
            @Override
            public Page<T> page() {
                return join(request, reading).get();
            }

            @Override
            public void giveUp() {
                reading.cancel(true);
            }
        };
    }

    private <T> Supplier<T> join(ApiRequest<T> request, CompletableFuture<Supplier<T>> reading) {
        try {
            // It has a deadline of its own, which began before this one.
            return settings.time().await(reading, settings.limits().deadline());
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            return new Call<>(request, settings).stopped(Transport.interrupted(e));
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading ahead failed", e.getCause());
        } catch (TimeoutException e) {
            reading.cancel(true);
            return new Call<>(request, settings).stopped(Transport.late());
        }
    }

    private <A, T> Plan<T> ask(Plan.Ask<A, T> ask, Duration left) {
        return ask.answered(drive(ask.call(settings, left)));
    }

    private <T> Plan<T> pause(Plan.Pause<T> pause, Duration left) {
        Optional<Duration> wait = pause.within(left);
        if (wait.isEmpty()) {
            return pause.givenUp().get();
        }
        try {
            settings.time().sleep(wait.get());
            return pause.then().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return pause.givenUp().get();
        }
    }

    private <T> Supplier<T> drive(Call<T> call) {
        while (true) {
            Next<T> next = call.after(attempt(call));
            if (next instanceof Next.Over<T> over) {
                return over.result();
            }
            try {
                settings.time().sleep(((Next.Again<T>) next).pause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return call.stopped(Transport.interruptedWaiting(e));
            }
        }
    }

    private <T> Attempt<T> attempt(Call<T> call) {
        Optional<Failure> obstacle = call.obstacle();
        if (obstacle.isPresent()) {
            return new Attempt.Failed<>(obstacle.get());
        }
        if (Thread.currentThread().isInterrupted()) {
            // Java would look only after sending, and nobody could tell what became of it.
            return new Attempt.Failed<>(Transport.interruptedWaiting(new InterruptedException("before sending")));
        }
        CompletableFuture<Turn> turn = call.turn();
        try {
            obstacle = call.begin(settings.time().await(turn, call.left()));
        } catch (InterruptedException e) {
            Call.renounce(turn);
            Thread.currentThread().interrupt();
            return new Attempt.Failed<>(Transport.interruptedWaiting(e));
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            Call.renounce(turn);
            return new Attempt.Failed<>(call.noTurn(e));
        }
        if (obstacle.isPresent()) {
            return new Attempt.Failed<>(obstacle.get());
        }
        try {
            return send(call);
        } catch (RuntimeException | Error e) {
            call.letGo();
            throw e;
        }
    }

    private <T> Attempt<T> send(Call<T> call) {
        try (Wire.Lent wire = settings.wire().lend(call.onNewConnection()).orElse(null)) {
            if (wire == null) {
                return call.unsent(Transport.closed());
            }
            call.host().get(call.leftForAttempt().toNanos(), TimeUnit.NANOSECONDS);
            if (call.isLate()) {
                return call.unsent(Transport.late());
            }
            HttpResponse<byte[]> response = wire.client().send(call.httpRequest(), call.bodyHandler());
            return call.read(response);
        } catch (IOException e) {
            return call.broken(e);
        } catch (IllegalArgumentException e) {
            return call.broken(Transport.noLength(e).orElseThrow(() -> e));
        } catch (TimeoutException e) {
            return new Attempt.Failed<>(Transport.unresolved());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the name of the host cannot be looked up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Failed<>(Transport.interrupted(e));
        }
    }
}
