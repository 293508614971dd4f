package app.winfactor.testkit;

import java.util.Objects;

/**
 * How many requests are let through, on the fake's clock; the others are answered {@code 429 rate_limited} with
 * {@code Retry-After}, and count for nothing. The API page says how many a minute, but not what a minute is: each kind is one
 * way to read it (an assumption). Where the fake's time stands still, only {@link FakeWinFactor#advance} makes room.
 * Only requests to the API count, not those to signed URLs of files.
 *
 * @param kind what a minute is
 * @param perKey requests a minute with one known API key
 * @param perIpUnauthenticated requests a minute from one address without a known key
 * @param perIpCapability requests a minute from one address to capability URLs
 */
public record RateLimit(Kind kind, int perKey, int perIpUnauthenticated, int perIpCapability) {
    /** What a minute is. */
    public enum Kind {
        /** Nothing is counted. */
        OFF,

        /** A minute of the clock, after which all count anew. */
        FIXED_WINDOW,

        /** The last 60 seconds, at any moment. */
        SLIDING_WINDOW,

        /** The time in which an empty bucket, of which every request takes a drop, has filled up again steadily. */
        BUCKET
    }

    /**
     * A limit.
     *
     * @param kind what a minute is
     * @param perKey requests a minute with one known API key
     * @param perIpUnauthenticated requests a minute from one address without a known key
     * @param perIpCapability requests a minute from one address to capability URLs
     * @throws IllegalArgumentException if a number is less than one
     */
    public RateLimit {
        Objects.requireNonNull(kind, "kind");
        requirePositive("perKey", perKey);
        requirePositive("perIpUnauthenticated", perIpUnauthenticated);
        requirePositive("perIpCapability", perIpCapability);
    }

    /** {@return no limit} */
    public static RateLimit off() {
        return documented(Kind.OFF);
    }

    /** {@return the numbers of the API page in every minute of the clock} */
    public static RateLimit fixedWindow() {
        return documented(Kind.FIXED_WINDOW);
    }

    /** {@return the numbers of the API page in any 60 seconds} */
    public static RateLimit slidingWindow() {
        return documented(Kind.SLIDING_WINDOW);
    }

    /** {@return the numbers of the API page as buckets that fill up steadily, full at the start} */
    public static RateLimit bucket() {
        return documented(Kind.BUCKET);
    }

    private static RateLimit documented(Kind kind) {
        return new RateLimit(kind, 120, 60, 120);
    }

    /**
     * The same with other numbers.
     *
     * @param key requests a minute with one known API key
     * @param ipUnauthenticated requests a minute from one address without a known key
     * @param ipCapability requests a minute from one address to capability URLs
     * @return the limit
     * @throws IllegalArgumentException if a number is less than one
     */
    public RateLimit limits(int key, int ipUnauthenticated, int ipCapability) {
        return new RateLimit(kind, key, ipUnauthenticated, ipCapability);
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " is 1 or more: " + number);
        }
    }
}
