package app.winfactor.sdk.quotes;

import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.internal.Plan;
import app.winfactor.sdk.links.CapabilityUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** How to come by the PDF of a quote. */
final class PdfPlan {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private PdfPlan() {}

    /** Asks for the quote, less and less often, until its PDF is ready or cannot be any more. */
    static Plan<Quote> await(String id) {
        return await(id, FIRST_WAIT);
    }

    private static Plan<Quote> await(String id, Duration wait) {
        return Plan.ask(QuoteOperations.get(id), quote -> {
            Optional<PdfStatus> status = quote.pdf().status();
            if (status.equals(Optional.of(PdfStatus.READY)) && quote.pdf().url().isPresent()) {
                return Plan.over(quote);
            }
            if (status.equals(Optional.of(PdfStatus.FAILED))) {
                return Plan.failed(() -> PdfNotReadyException.of(status));
            }
            Duration next = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            return new Plan.Pause<>(
                    wait, () -> await(id, next), () -> Plan.failed(() -> PdfNotReadyException.of(status)));
        });
    }

    /** A signed URL that is refused has expired, as a rule: one new one is asked for. */
    static Plan<Path> download(String id, Path file) {
        return withUrl(id, file, expired -> withUrl(id, file, e -> Plan.failed(() -> e)));
    }

    private static Plan<Path> withUrl(String id, Path file, Function<WinFactorException, Plan<Path>> refused) {
        return Plan.ask(QuoteOperations.get(id), quote -> {
            Optional<CapabilityUrl> url = quote.pdf().url();
            if (url.isEmpty()) {
                return Plan.failed(() -> PdfNotReadyException.of(quote.pdf().status()));
            }
            if (!url.get().isUsable()) {
                return Plan.failed(PdfPlan::unusable);
            }
            return new Plan.Ask<>(
                    QuoteOperations.pdf(url.get(), file),
                    1,
                    Plan::over,
                    e -> e instanceof ApiException answer && answer.status() < 500
                            ? refused.apply(e)
                            : Plan.failed(() -> e));
        });
    }

    private static UndecodableAnswerException unusable() {
        return new UndecodableAnswerException(
                "the URL of the PDF cannot be used: it is not https, or no URL at all (and not shown, because it is a secret)",
                new FailedCall("GET", "/quotes/{id}", 1, Outcome.NOT_APPLIED),
                null);
    }
}
