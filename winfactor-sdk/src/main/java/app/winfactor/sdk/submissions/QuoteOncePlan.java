package app.winfactor.sdk.submissions;

import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.internal.Plan;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.NewQuote;
import app.winfactor.sdk.quotes.QuoteSummary;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Look, create, and after a doubtful end look again: never a second create. */
final class QuoteOncePlan {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 4;

    private final String submissionId;
    private final NewQuote newQuote;

    private QuoteOncePlan(String submissionId, NewQuote newQuote) {
        this.submissionId = submissionId;
        this.newQuote = newQuote;
    }

    static Plan<CreatedQuote> plan(String submissionId, NewQuote newQuote) {
        QuoteOncePlan once = new QuoteOncePlan(submissionId, newQuote);
        return once.look(once::create, e -> Plan.failed(() -> e));
    }

    /** Half of the time for it: the other half is for finding out. */
    private Plan<CreatedQuote> create() {
        return new Plan.Ask<>(
                SubmissionOperations.createQuote(submissionId, newQuote),
                2,
                Plan::over,
                e -> e.outcome() == Outcome.UNKNOWN ? lookAgain(e, 1, FIRST_WAIT) : Plan.failed(() -> e));
    }

    /** It may still be under way: a few looks, further and further apart. What they fail of changes nothing. */
    private Plan<CreatedQuote> lookAgain(WinFactorException doubt, int looks, Duration wait) {
        Supplier<Plan<CreatedQuote>> givenUp = () -> Plan.failed(() -> doubt);
        Supplier<Plan<CreatedQuote>> later = () -> looks == MOST_LOOKS
                ? givenUp.get()
                : new Plan.Pause<>(wait, () -> lookAgain(doubt, looks + 1, wait.multipliedBy(2)), givenUp);
        return look(later, e -> {
            doubt.addSuppressed(e);
            return later.get();
        });
    }

    private Plan<CreatedQuote> look(
            Supplier<Plan<CreatedQuote>> none, Function<WinFactorException, Plan<CreatedQuote>> failed) {
        return new Plan.Ask<>(
                SubmissionOperations.get(submissionId),
                1,
                submission -> submission.latestQuoteId().isEmpty()
                        ? none.get()
                        : search(Optional.empty(), new HashSet<>(), none, failed),
                failed);
    }

    /** @param seen keeps a list that goes in circles from being walked round and round */
    private Plan<CreatedQuote> search(
            Optional<String> cursor,
            Set<String> seen,
            Supplier<Plan<CreatedQuote>> none,
            Function<WinFactorException, Plan<CreatedQuote>> failed) {
        return new Plan.Ask<>(
                SubmissionOperations.quotes(submissionId, cursor),
                1,
                page -> page.items().stream()
                        .filter(this::isIt)
                        .findFirst()
                        .map(quote -> Plan.over(
                                CreatedQuote.builder().quoteId(quote.id()).build()))
                        .orElseGet(() -> page.nextCursor()
                                .filter(next -> !next.isEmpty() && seen.add(next))
                                .map(next -> search(Optional.of(next), seen, none, failed))
                                .orElseGet(none)),
                failed);
    }

    private boolean isIt(QuoteSummary quote) {
        return newQuote.reference().isEmpty() || newQuote.reference().equals(quote.reference());
    }
}
