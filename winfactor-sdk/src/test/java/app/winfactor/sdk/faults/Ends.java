package app.winfactor.sdk.faults;

import app.winfactor.sdk.errors.WinFactorException;
import java.util.Optional;

/**
 * How the calls end that meet one fault.
 *
 * @param reads those that read
 * @param harmless those that write, and whose repeat leaves things as the first one did
 * @param felt those whose repeat would be felt
 * @param heedless those whose answer says nothing, whatever they are; empty when they are no exception
 */
record Ends(End reads, End harmless, End felt, Optional<End> heedless) {
    static Ends of(End reads, End harmless, End felt) {
        return new Ends(reads, harmless, felt, Optional.empty());
    }

    static Ends all(End end) {
        return of(end, end, end);
    }

    /** It comes each time, and whoever may repeat does so until there is no attempt left. */
    static Ends repeatedInVain(Class<? extends WinFactorException> failure) {
        return of(End.notApplied(failure, 3), End.unknown(failure, 3), End.unknown(failure, 1));
    }

    /** It goes away before this attempt. */
    static Ends goneBefore(int attempt, Class<? extends WinFactorException> failure) {
        return of(End.success(attempt), End.success(attempt), End.unknown(failure, 1));
    }

    /** It would come again, so nobody repeats. */
    static Ends doubtful(Class<? extends WinFactorException> failure) {
        return of(End.notApplied(failure, 1), End.unknown(failure, 1), End.unknown(failure, 1));
    }

    Ends butSuccessForWhoDoesNotRead() {
        return new Ends(reads, harmless, felt, Optional.of(End.success(1)));
    }

    End of(Operation operation) {
        if (heedless.isPresent() && !operation.readsItsAnswer()) {
            return heedless.get();
        }
        return switch (operation.repeat()) {
            case READS -> reads;
            case LEAVES_THE_SAME -> harmless;
            case IS_FELT -> felt;
        };
    }
}
