package app.winfactor.sdk.errors;

import java.util.Optional;

/**
 * The call that failed.
 *
 * @param verb the HTTP verb
 * @param route the route as a template, for example {@code /submissions/{id}}: never an ID or a token
 * @param attempts how many times it was tried; 0 if it was not sent at all
 * @param outcome what became of it
 * @param cursor when the call was to read a page of a list, where that page begins: put it into the query to resume there;
 *     empty for the first page, and for other calls
 */
public record FailedCall(String verb, String route, int attempts, Outcome outcome, Optional<String> cursor) {
    /**
     * A call that does not read a list.
     *
     * @param verb the HTTP verb
     * @param route the route as a template
     * @param attempts how many times it was tried; 0 if it was not sent at all
     * @param outcome what became of it
     */
    public FailedCall(String verb, String route, int attempts, Outcome outcome) {
        this(verb, route, attempts, outcome, Optional.empty());
    }

    @Override
    public String toString() {
        String tries = switch (attempts) {
            case 0 -> ", not sent";
            case 1 -> "";
            default -> " after " + attempts + " attempts";
        };
        return verb + " " + route + tries + (outcome == Outcome.UNKNOWN ? ", outcome UNKNOWN" : "");
    }
}
