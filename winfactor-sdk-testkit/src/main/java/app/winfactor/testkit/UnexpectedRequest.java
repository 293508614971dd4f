package app.winfactor.testkit;

import java.time.Instant;

/**
 * A request that a correct integration does not make.
 *
 * @param why why not
 * @param at when it came, in the fake's time
 * @param message the request and what is wrong with it, without a secret
 */
public record UnexpectedRequest(Unexpected why, Instant at, String message) {
    @Override
    public String toString() {
        return why + ": " + message;
    }
}
