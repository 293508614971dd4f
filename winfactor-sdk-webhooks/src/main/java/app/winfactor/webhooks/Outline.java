package app.winfactor.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A failure in a line. */
final class Outline {
    private static final int MAX_CAUSES = 5;

    private Outline() {}

    /** Without its messages, which can hold what a handler was given: a callback URL, a customer. */
    static String of(Throwable failure) {
        return chain(failure, each -> {
            StackTraceElement[] trace = each.getStackTrace();
            return each.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        });
    }

    /** With its messages: only for a place that may hold the event itself. */
    static String withMessages(Throwable failure) {
        return chain(failure, Throwable::toString);
    }

    private static String chain(Throwable failure, Function<Throwable, String> line) {
        List<String> lines = new ArrayList<>();
        @Nullable Throwable next = failure;
        while (next != null && lines.size() < MAX_CAUSES) { // causes can go round in a circle
            lines.add(line.apply(next));
            next = next.getCause();
        }
        return String.join(", caused by ", lines);
    }
}
