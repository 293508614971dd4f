package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RateLimiter.Turn;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Drives a call on nobody's thread: whoever cancels the future cancels what is going on. */
public final class AsyncEngine {
    private final EngineSettings settings;

    public AsyncEngine(EngineSettings settings) {
        this.settings = settings;
    }

    public AsyncEngine within(Duration deadline) {
        return new AsyncEngine(settings.within(deadline));
    }

    public <T> CompletableFuture<T> call(ApiRequest<T> request) {
        return result(end(request));
    }

    /** For an operation of which there is nothing to say but that it was done. */
    public CompletableFuture<Void> done(ApiRequest<Answer.Done> request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Answer.Done> call = call(request);
        CompletableFuture<Answer.Done> unused = call.whenComplete((value, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else {
                done.complete(null);
            }
        });
        CompletableFuture<Void> unusedToo = done.whenComplete((value, failure) -> call.cancel(true));
        return done;
    }

    /** Several calls under one deadline. */
    public <T> CompletableFuture<T> run(Plan<T> plan) {
        return result(new PlanSteps<>(plan).start());
    }

    <T> CompletableFuture<Supplier<T>> end(ApiRequest<T> request) {
        return end(new Call<>(request, settings));
    }

    private <T> CompletableFuture<Supplier<T>> end(Call<T> call) {
        return new CallSteps<>(call).start();
    }

    private static <T> CompletableFuture<T> result(CompletableFuture<Supplier<T>> end) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Supplier<T>> unused = end.whenComplete((supplier, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            try {
                result.complete(supplier.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        CompletableFuture<T> unusedToo = result.whenComplete((value, failure) -> end.cancel(true));
        return result;
    }

    /** One call. */
    private final class CallSteps<T> extends Steps<T> {
        private final Call<T> call;

        CallSteps(Call<T> call) {
            this.call = call;
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
                exchange = wire.client().sendAsync(call.httpRequest(), call.bodyHandler());
            } catch (RuntimeException | Error e) {
                wire.close();
                throw e;
            }
            when(exchange, response -> {
                wire.close();
                after(read(response));
            });
        }

        private Attempt<T> read(Done<HttpResponse<byte[]>> response) {
            try {
                return call.read(response.get());
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                return cause instanceof IOException io
                        ? call.broken(io)
                        : new Attempt.Failed<>(
                                Transport.cancelled(cause instanceof CancellationException ? null : cause));
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

    /** Several calls. */
    private final class PlanSteps<T> extends Steps<T> {
        private final Plan<T> plan;
        private final long deadline =
                settings.time().nanos() + settings.limits().deadline().toNanos();

        PlanSteps(Plan<T> plan) {
            this.plan = plan;
        }

        @Override
        void first() {
            follow(plan);
        }

        private void follow(Plan<T> next) {
            Duration left = Duration.ofNanos(deadline - settings.time().nanos());
            if (next instanceof Plan.Over<T> over) {
                over(over.result());
            } else if (next instanceof Plan.Pause<T> pause) {
                pause(pause, left);
            } else if (next instanceof Plan.Ask<?, T> ask) {
                ask(ask, left);
            }
        }

        private void pause(Plan.Pause<T> pause, Duration left) {
            Optional<Duration> wait = pause.within(left);
            if (wait.isEmpty()) {
                follow(pause.givenUp().get());
                return;
            }
            when(settings.time().after(wait.get()), waited -> {
                if (!isOver()) {
                    follow(pause.then().get());
                }
            });
        }

        private <A> void ask(Plan.Ask<A, T> ask, Duration left) {
            when(end(ask.call(settings, left)), answer -> {
                if (!isOver()) {
                    follow(ask.answered(() -> {
                        try {
                            return answer.get().get();
                        } catch (ExecutionException e) {
                            throw new IllegalStateException("a call of several failed", e.getCause());
                        }
                    }));
                }
            });
        }
    }
}
