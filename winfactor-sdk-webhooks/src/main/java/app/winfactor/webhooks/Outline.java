package app.winfactor.webhooks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure without its messages, which can hold what a handler was given: a callback URL, a customer. */
final class Outline {
    private static final int MAX_CAUSES = 5;

    private Outline() {}

    static String of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        @Nullable Throwable next = failure;
        while (next != null && lines.size() < MAX_CAUSES) { // causes can go round in a circle
            StackTraceElement[] trace = next.getStackTrace();
            lines.add(next.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
            next = next.getCause();
        }
        return String.join(", caused by ", lines);
    }
}
