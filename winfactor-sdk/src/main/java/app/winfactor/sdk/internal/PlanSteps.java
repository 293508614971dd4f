package app.winfactor.sdk.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The steps of several calls under one deadline. */
final class PlanSteps<T> extends Steps<T> {
    private final Plan<T> plan;
    private final EngineSettings settings;
    private final long deadline;

    PlanSteps(Plan<T> plan, EngineSettings settings) {
        this.plan = plan;
        this.settings = settings;
        this.deadline = settings.time().nanos() + settings.limits().deadline().toNanos();
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
        when(new CallSteps<>(ask.call(settings, left), settings).start(), answer -> {
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
