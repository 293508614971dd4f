package app.winfactor.sdk.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one attempt of one call went. It holds no secrets and no IDs, so that its texts, its number and its status can be tags
 * of a metric: they have few different values.
 *
 * @param verb the HTTP verb
 * @param route the route as a template, for example {@code /submissions/{id}}: never an ID or a token
 * @param number which attempt of its call; 1 is the first
 * @param waited how long it waited for its turn at the {@link RateLimiter}, or to learn that it gets none
 * @param took from its start until its answer was read, or it was given up; zero when it never started
 * @param status the HTTP status; empty when no answer came
 * @param errorCode WinFactor's code for what went wrong, if it named one
 * @param failure what the attempt ended in, as the simple name of an exception of this SDK; empty when it succeeded
 * @param nextIn how long until the next attempt; empty when this was the last
 */
public record RequestAttempt(
        String verb,
        String route,
        int number,
        Duration waited,
        Duration took,
        OptionalInt status,
        Optional<String> errorCode,
        Optional<String> failure,
        Optional<Duration> nextIn) {}
