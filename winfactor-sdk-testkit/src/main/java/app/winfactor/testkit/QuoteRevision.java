package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a quote: as it is, or as it was when the next one began.
 *
 * @param version 1 for the first
 * @param status {@code draft}, {@code sent}, {@code viewed}, {@code accepted}, {@code rejected} or {@code expired}
 * @param total with tax, in the quote's currency
 * @param changeDescription what was said when its line items were replaced
 * @param since when it began, in the fake's time
 * @param sentAt when it was sent last, in the fake's time
 * @param viewedAt when the customer opened it first, in the fake's time
 */
public record QuoteRevision(
        int version,
        String status,
        BigDecimal total,
        Optional<String> changeDescription,
        Instant since,
        Optional<Instant> sentAt,
        Optional<Instant> viewedAt) {
    static QuoteRevision of(Revision revision) {
        return new QuoteRevision(
                revision.version(),
                Json.wire(revision.status()),
                revision.total(),
                Optional.ofNullable(revision.changeDescription()),
                revision.since(),
                Optional.ofNullable(revision.sentAt()),
                Optional.ofNullable(revision.viewedAt()));
    }
}
