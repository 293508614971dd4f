package app.winfactor.sdk.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header: seconds, or a date. */
final class RetryAfter {
    /** More digits than any honest wait has, and few enough for a long. */
    private static final int MAX_DIGITS = 10;

    private RetryAfter() {}

    /** {@return the wait, never negative; empty when there is none or it makes no sense} */
    static Optional<Duration> read(Optional<String> header, Instant now) {
        return header.map(String::strip)
                .flatMap(value -> isSeconds(value)
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : untilDate(value, now));
    }

    private static boolean isSeconds(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Optional<Duration> untilDate(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty(); // nonsense is no information: the backoff decides
        }
    }
}
