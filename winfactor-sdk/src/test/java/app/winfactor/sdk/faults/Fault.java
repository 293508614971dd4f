package app.winfactor.sdk.faults;

import app.winfactor.sdk.internal.EngineSettings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What goes wrong, and what comes of it.
 *
 * @param name what the matrix calls it
 * @param row the row of the README's table that it belongs to
 * @param setting what a call meets
 * @param ends how calls end
 * @param stalls whether it makes time pass for real
 * @param waits how long a call waits in all between its attempts
 * @param settings what is special about the client
 */
record Fault(
        String name,
        String row,
        Scene.Setting setting,
        Ends ends,
        boolean stalls,
        Duration waits,
        UnaryOperator<EngineSettings> settings) {

    Fault(String name, String row, Scene.Setting setting, Ends ends) {
        this(name, row, setting, ends, false, Duration.ZERO, UnaryOperator.identity());
    }

    Fault stalling() {
        return new Fault(name, row, setting, ends, true, waits, settings);
    }

    Fault waiting(Duration inAll) {
        return new Fault(name, row, setting, ends, stalls, inAll, settings);
    }

    Fault with(UnaryOperator<EngineSettings> special) {
        return new Fault(name, row, setting, ends, stalls, waits, special);
    }

    @Override
    public String toString() {
        return name;
    }
}
