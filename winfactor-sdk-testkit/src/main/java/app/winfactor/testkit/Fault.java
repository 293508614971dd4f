package app.winfactor.testkit;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What goes wrong with a request. Each says whether the work is done, that is, whether a write is applied. Those that
 * replace the answer come instead of the work, unless {@link #afterTheWork()} is said: then the work is done and its
 * answer is lost. Those that spoil or delay the true answer can only come with it.
 *
 * <p>{@link #latency} and {@link #slowBody} take real time, whatever the fake's clock says; nothing else does.
 */
public sealed interface Fault {
    /** {@return whether the work is done, and a write applied, although the request meets this fault} */
    default boolean doesTheWork() {
        return true;
    }

    /** {@return the same fault after the work: a write is applied, and its answer is lost} */
    default Fault afterTheWork() {
        return this;
    }

    /**
     * An error in the API's envelope, with the code that the API has for this status. Of several codes for one status it
     * is {@code read_only_key} for 403 and {@code quote_not_editable} for 409; a code for a status that the API page does
     * not have is an assumption. The work is not done.
     *
     * @param status 400 to 599
     * @return the fault
     * @throws IllegalArgumentException if it is no status of an error
     */
    static Fault with(int status) {
        return with(status, Answered.codeOf(status));
    }

    /**
     * An error in the API's envelope. The work is not done.
     *
     * @param status 400 to 599
     * @param code the stable part of the error, such as {@code stale_config_hash}
     * @return the fault
     * @throws IllegalArgumentException if it is no status of an error, or the code is no word
     */
    static Fault with(int status, String code) {
        return new Answered(status, code, false);
    }

    /**
     * A page of HTML, as a proxy in between answers. The work is not done.
     *
     * @param status 200 to 599
     * @return the fault
     * @throws IllegalArgumentException if it is no such status
     */
    static Fault htmlPage(int status) {
        return new HtmlPage(status, false);
    }

    /**
     * {@code 429 rate_limited}. The work is not done.
     *
     * @param retryAfter what {@code Retry-After} says, in full seconds, rounded up
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    static Fault rateLimited(Duration retryAfter) {
        return new RateLimited(retryAfter, false);
    }

    /**
     * Time that passes before the work is done and answered well.
     *
     * @param delay real time
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    static Fault latency(Duration delay) {
        return new Latency(delay);
    }

    /**
     * The true answer, its head at once and its body in drops. The work is done.
     *
     * @param over the real time from the head to the end of the body
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    static Fault slowBody(Duration over) {
        return new SlowBody(over);
    }

    /**
     * A connection that is reset (the peer sees RST). The work is not done.
     *
     * @param point how far the answer has come
     * @return the fault
     */
    static Fault reset(ResetPoint point) {
        return new Reset(point, false);
    }

    /** {@return the true answer, of whose body only a half arrives before the connection ends; the work is done} */
    static Fault truncatedBody() {
        return new TruncatedBody();
    }

    /**
     * The true answer under a wrong {@code Content-Type}. The work is done.
     *
     * @param type what it claims to be, for example {@code text/html}
     * @return the fault
     * @throws IllegalArgumentException if it is no media type
     */
    static Fault wrongContentType(String type) {
        return new WrongContentType(type);
    }

    /**
     * {@return the true answer over a connection that seems to stay, and which is closed just after, without a word: the
     * next request over it meets its end. The work is done}
     */
    static Fault idleClose() {
        return new IdleClose();
    }

    /**
     * An error in the API's envelope.
     *
     * @param status 400 to 599
     * @param code the stable part of the error
     * @param doesTheWork whether it comes after the work
     */
    record Answered(int status, String code, boolean doesTheWork) implements Fault {
        private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,100}");
        private static final Map<Integer, String> CODES = Map.of(
                401, "unauthorized",
                403, "read_only_key",
                404, "not_found",
                409, "quote_not_editable",
                410, "session_expired",
                422, "validation_error",
                429, "rate_limited",
                503, "unavailable");

        /**
         * An error.
         *
         * @param status 400 to 599
         * @param code the stable part of the error
         * @param doesTheWork whether it comes after the work
         * @throws IllegalArgumentException if it is no status of an error, or the code is no word
         */
        public Answered {
            requireStatus(status, 400);
            if (!WORD.matcher(code).matches()) {
                throw new IllegalArgumentException("code is a word such as not_found, of a-z, 0-9 and _");
            }
        }

        private static String codeOf(int status) {
            return CODES.getOrDefault(status, status < 500 ? "bad_request" : "internal_error");
        }

        @Override
        public Fault afterTheWork() {
            return new Answered(status, code, true);
        }

        @Override
        public String toString() {
            return status + " " + code + when(doesTheWork);
        }
    }

    /**
     * A page of HTML.
     *
     * @param status 200 to 599
     * @param doesTheWork whether it comes after the work
     */
    record HtmlPage(int status, boolean doesTheWork) implements Fault {
        /**
         * A page.
         *
         * @param status 200 to 599
         * @param doesTheWork whether it comes after the work
         * @throws IllegalArgumentException if it is no such status
         */
        public HtmlPage {
            requireStatus(status, 200);
        }

        @Override
        public Fault afterTheWork() {
            return new HtmlPage(status, true);
        }

        @Override
        public String toString() {
            return "a page of HTML with " + status + when(doesTheWork);
        }
    }

    /**
     * {@code 429 rate_limited}.
     *
     * @param retryAfter when to come back
     * @param doesTheWork whether it comes after the work
     */
    record RateLimited(Duration retryAfter, boolean doesTheWork) implements Fault {
        /**
         * A limit.
         *
         * @param retryAfter when to come back
         * @param doesTheWork whether it comes after the work
         * @throws IllegalArgumentException if it is negative
         */
        public RateLimited {
            requireTime("retryAfter", retryAfter);
        }

        @Override
        public Fault afterTheWork() {
            return new RateLimited(retryAfter, true);
        }

        @Override
        public String toString() {
            return "429 rate_limited for " + retryAfter + when(doesTheWork);
        }
    }

    /**
     * Time before the work.
     *
     * @param delay real time
     */
    record Latency(Duration delay) implements Fault {
        /**
         * A wait.
         *
         * @param delay real time
         * @throws IllegalArgumentException if it is negative
         */
        public Latency {
            requireTime("delay", delay);
        }

        @Override
        public String toString() {
            return "latency of " + delay;
        }
    }

    /**
     * A body in drops.
     *
     * @param over real time
     */
    record SlowBody(Duration over) implements Fault {
        /**
         * A slow body.
         *
         * @param over real time
         * @throws IllegalArgumentException if it is negative
         */
        public SlowBody {
            requireTime("over", over);
        }

        @Override
        public String toString() {
            return "body over " + over;
        }
    }

    /**
     * A connection that is reset.
     *
     * @param point how far the answer has come
     * @param doesTheWork whether it comes after the work
     */
    record Reset(ResetPoint point, boolean doesTheWork) implements Fault {
        /**
         * A reset.
         *
         * @param point how far the answer has come
         * @param doesTheWork whether it comes after the work
         */
        public Reset {
            Objects.requireNonNull(point, "point");
        }

        @Override
        public Fault afterTheWork() {
            return new Reset(point, true);
        }

        @Override
        public String toString() {
            return "reset " + point.name().toLowerCase(Locale.ROOT).replace('_', ' ') + when(doesTheWork);
        }
    }

    /** Half of a body. */
    record TruncatedBody() implements Fault {
        @Override
        public String toString() {
            return "truncated body";
        }
    }

    /**
     * A body under a wrong name.
     *
     * @param type what it claims to be
     */
    record WrongContentType(String type) implements Fault {
        private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(?:;[\\x20-\\x7e]*)?");

        /**
         * A wrong name.
         *
         * @param type what it claims to be
         * @throws IllegalArgumentException if it is no media type
         */
        public WrongContentType {
            if (!MEDIA_TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("type is a media type such as text/html");
            }
        }

        @Override
        public String toString() {
            return "content type " + type;
        }
    }

    /** The end of a connection between two requests. */
    record IdleClose() implements Fault {
        @Override
        public String toString() {
            return "connection closed after the answer";
        }
    }

    private static String when(boolean afterTheWork) {
        return afterTheWork ? " after the work" : "";
    }

    private static void requireStatus(int status, int from) {
        if (status < from || status > 599) {
            throw new IllegalArgumentException("status is " + from + " to 599: " + status);
        }
    }

    private static void requireTime(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " is not negative: " + time);
        }
    }
}
