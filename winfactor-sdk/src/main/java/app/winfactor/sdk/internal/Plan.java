package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.WinFactorException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Several calls that make one operation, as a value: what to do next, whoever drives it. */
public sealed interface Plan<T> {
    /** The end: what it gives, or throws. */
    record Over<T>(Supplier<T> result) implements Plan<T> {}

    /**
     * A call.
     *
     * @param share which part of the time that is left it may take: the whole for 1, half of it for 2
     */
    record Ask<A, T>(
            ApiRequest<A> request,
            int share,
            Function<A, Plan<T>> then,
            Function<WinFactorException, Plan<T>> otherwise)
            implements Plan<T> {

        Call<A> call(EngineSettings settings, Duration left) {
            Duration time = left.dividedBy(share);
            return new Call<>(request, settings.within(time.compareTo(SHORTEST) > 0 ? time : SHORTEST));
        }

        Plan<T> answered(Supplier<A> answer) {
            A value;
            try {
                value = answer.get();
            } catch (WinFactorException e) {
                return otherwise.apply(e);
            }
            return then.apply(value);
        }
    }

    /**
     * A wait.
     *
     * @param givenUp what follows when there is no time left to wait, or the waiting was interrupted
     */
    record Pause<T>(Duration pause, Supplier<Plan<T>> then, Supplier<Plan<T>> givenUp) implements Plan<T> {
        /** What is kept back for the last call. */
        private static final Duration LAST = Duration.ofSeconds(1);

        /** {@return how long to wait, cut short for a last call before the deadline; empty when there is no time for one} */
        Optional<Duration> within(Duration left) {
            return pause.compareTo(left) < 0
                    ? Optional.of(pause)
                    : Optional.of(left.minus(LAST)).filter(rest -> rest.compareTo(Duration.ZERO) > 0);
        }
    }

    /** What a call is given whose time is up: enough to say so. */
    Duration SHORTEST = Duration.ofNanos(1);

    static <T> Plan<T> over(T value) {
        return new Over<>(() -> value);
    }

    static <T> Plan<T> failed(Supplier<? extends RuntimeException> exception) {
        return new Over<>(() -> {
            throw exception.get();
        });
    }

    /** A call whose failure ends the plan. */
    static <A, T> Plan<T> ask(ApiRequest<A> request, Function<A, Plan<T>> then) {
        return new Ask<>(request, 1, then, e -> failed(() -> e));
    }
}
