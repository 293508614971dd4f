package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a quote, as it is or as it was when the next one began.
 *
 * @param changeDescription what was said about its line items
 * @param since when it began
 */
public record Revision(
        int version,
        Quote.Status status,
        BigDecimal total,
        @Nullable String changeDescription,
        Instant since,
        @Nullable Instant sentAt,
        @Nullable Instant viewedAt) {}
