package app.winfactor.sdk.faults;

import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.WinFactorException;
import java.util.Optional;

/**
 * How a call ends.
 *
 * @param failure what it throws; empty when it succeeds
 * @param outcome what it says became of it
 * @param attempts how many attempts it makes
 * @param requests how many requests the server counts
 */
record End(Optional<Class<? extends WinFactorException>> failure, Outcome outcome, int attempts, int requests) {
    static End success(int attempts) {
        return new End(Optional.empty(), Outcome.NOT_APPLIED, attempts, attempts);
    }

    static End notApplied(Class<? extends WinFactorException> failure, int attempts) {
        return new End(Optional.of(failure), Outcome.NOT_APPLIED, attempts, attempts);
    }

    static End unknown(Class<? extends WinFactorException> failure, int attempts) {
        return new End(Optional.of(failure), Outcome.UNKNOWN, attempts, attempts);
    }

    End counted(int requestsAtTheServer) {
        return new End(failure, outcome, attempts, requestsAtTheServer);
    }

    @Override
    public String toString() {
        String end = failure.map(thrown -> thrown.getSimpleName().replace("Exception", "") + " " + outcome)
                .orElse("success");
        String tries = requests == attempts ? "" : " of " + attempts;
        return end + ", " + requests + tries;
    }
}
