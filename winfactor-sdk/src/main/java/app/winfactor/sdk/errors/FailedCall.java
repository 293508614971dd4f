package app.winfactor.sdk.errors;

/**
 * The call that failed.
 *
 * @param verb the HTTP verb
 * @param route the route as a template, for example {@code /submissions/{id}}: never an ID or a token
 * @param attempts how many times it was tried
 * @param outcome what became of it
 */
public record FailedCall(String verb, String route, int attempts, Outcome outcome) {
    @Override
    public String toString() {
        String tries = attempts == 1 ? "" : " after " + attempts + " attempts";
        return verb + " " + route + tries + (outcome == Outcome.UNKNOWN ? ", outcome UNKNOWN" : "");
    }
}
