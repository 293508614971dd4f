package app.winfactor.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request and what became of it. Bodies are cut at 65,536 bytes, and then say so; one that is no text is told by its length.
 *
 * @param at when it came, in the fake's time
 * @param method how it asked
 * @param path what for, with the query
 * @param route the template of the path below {@code /api/v1}, such as {@code /quotes/{id}}, or empty if it is no endpoint
 * @param key by what it showed that it may
 * @param body what it said
 * @param status what it was answered, or empty if no status was sent
 * @param ending how the connection ended, if it did not just stay
 * @param answer what the answer said
 * @param fault what went wrong on purpose
 * @param took the real time from the request to the end of its answer, as far as it has come
 */
public record RequestSeen(
        Instant at,
        String method,
        String path,
        Optional<String> route,
        KeyUsed key,
        String body,
        OptionalInt status,
        Optional<String> ending,
        String answer,
        Optional<Fault> fault,
        Duration took)
        implements Happening {
    /** {@return all of it, on several lines} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(at).append("  ").append(method).append(' ').append(path);
        text.append("  (key: ").append(key).append(")");
        fault.ifPresent(what -> text.append("\n  fault: ").append(what));
        Texts.appendBody(text, "  > ", body);
        text.append("\n  = ").append(status.isPresent() ? Integer.toString(status.getAsInt()) : "no status");
        ending.ifPresent(how -> text.append(", ").append(how));
        text.append(", ").append(took.toMillis()).append(" ms");
        Texts.appendBody(text, "  < ", answer);
        return text.toString();
    }
}
