package app.winfactor.samples.recipes;

import app.winfactor.samples.crm.Crm;
import app.winfactor.samples.crm.QuoteStage;
import app.winfactor.samples.crm.QuoteStage.Stage;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.quotes.PdfStatus;
import app.winfactor.sdk.quotes.Quote;
import app.winfactor.sdk.quotes.QuoteStatus;
import app.winfactor.sdk.submissions.Submission;
import java.util.Map;

/**
 * Pattern 3 of the integration guide, "Quote lifecycle out": the deal in the CRM shows where the quote stands.
 *
 * <p>Webhooks come at least once and in any order, so an event is only taken as a hint that something changed: the quote
 * is fetched as it is now, and the deal is made to show that.
 */
public final class QuoteLifecycle {
    private static final Map<QuoteStatus, Stage> STAGES = Map.of(
            QuoteStatus.DRAFT, Stage.QUOTING,
            QuoteStatus.SENT, Stage.PROPOSED,
            QuoteStatus.VIEWED, Stage.READ,
            QuoteStatus.ACCEPTED, Stage.WON,
            QuoteStatus.REJECTED, Stage.LOST,
            QuoteStatus.EXPIRED, Stage.LAPSED);

    private final WinFactorClient winFactor;
    private final Crm crm;
    private final SubmissionIntake intake;

    /**
     * The recipe.
     *
     * @param winFactor where quotes are
     * @param crm where deals are
     * @param intake makes the deal, should the quote's event have come before the submission's
     */
    public QuoteLifecycle(WinFactorClient winFactor, Crm crm, SubmissionIntake intake) {
        this.winFactor = winFactor;
        this.crm = crm;
        this.intake = intake;
    }

    /**
     * Shows a quote on its deal: for every quote webhook.
     *
     * @param quoteId the ID of the quote
     */
    public void mirror(String quoteId) {
        Quote quote = winFactor.quotes().get(quoteId);
        Submission submission = winFactor.submissions().get(quote.submissionId());
        if (!speaksForTheDeal(quote, submission)) {
            return;
        }
        String dealId = submission
                .externalRef()
                .flatMap(ref -> ref.idIn(crm.system(), "deal"))
                .orElseGet(() -> intake.take(submission.id()));
        Stage stage = STAGES.get(quote.status());
        if (stage != null) { // a status that is new to this SDK has no column on the board yet
            crm.showQuote(dealId, new QuoteStage(stage, quote.total(), quote.currency()), quote.updatedAt());
        }
        if (quote.pdf().status().filter(PdfStatus.READY::equals).isPresent()) {
            crm.notePdf(dealId, quote.quoteNumber() + " v" + quote.version());
        }
    }

    /** Of several quotes for one submission the newest counts, or the one that the customer accepted. */
    private static boolean speaksForTheDeal(Quote quote, Submission submission) {
        return quote.status().equals(QuoteStatus.ACCEPTED)
                || submission.latestQuoteId().filter(quote.id()::equals).isPresent();
    }
}
