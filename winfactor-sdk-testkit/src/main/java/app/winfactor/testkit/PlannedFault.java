package app.winfactor.testkit;

import java.util.Optional;

/**
 * A part of a sentence that is still to come.
 *
 * @param route which requests it is about
 * @param times how often it is still to come
 * @param fault what goes wrong, or empty where they work meanwhile
 */
public record PlannedFault(Route route, Times times, Optional<Fault> fault) {
    @Override
    public String toString() {
        return route + " "
                + fault.map(what -> "fails " + times + " with " + what).orElse("works " + times);
    }
}
