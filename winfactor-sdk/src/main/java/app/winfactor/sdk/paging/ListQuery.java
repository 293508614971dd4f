package app.winfactor.sdk.paging;

import app.winfactor.sdk.internal.Checks;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What every list can be asked for. */
public abstract class ListQuery {
    private static final int MAX_LIMIT = 100;

    /** For the queries of this SDK. */
    protected ListQuery() {}

    /** {@return how many items a page holds: 1 to 100; 50 unless set} */
    public abstract OptionalInt limit();

    /** {@return where to go on: the {@code nextCursor} of a page that was read before} */
    public abstract Optional<String> cursor();

    /** Refuses what WinFactor would. */
    @Value.Check
    protected void check() {
        limit().ifPresent(limit -> Checks.that(limit >= 1 && limit <= MAX_LIMIT, "limit is 1 to 100, got " + limit));
    }
}
