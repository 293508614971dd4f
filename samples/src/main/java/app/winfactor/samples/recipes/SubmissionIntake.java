package app.winfactor.samples.recipes;

import app.winfactor.samples.crm.Crm;
import app.winfactor.samples.crm.Deal;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.organization.OrganizationFormat;
import app.winfactor.sdk.submissions.Submission;
import app.winfactor.sdk.submissions.SubmissionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Pattern 1 of the integration guide, "Submission intake": a customer submits, and a deal with a readable description
 * appears in the CRM, linked both ways.
 *
 * <p>It may run twice for one submission, or be killed half-way and run again: the CRM knows the deal by the submission,
 * and the link is written last, so until it is there the work is simply done again.
 */
public final class SubmissionIntake {
    /** Two clocks never agree: a run looks back a little further than the last one reached. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final WinFactorClient winFactor;
    private final Crm crm;
    private final OrganizationFormat format;

    /**
     * The recipe.
     *
     * @param winFactor where submissions come from
     * @param crm where deals go
     * @param format how the organization shows lengths and money
     */
    public SubmissionIntake(WinFactorClient winFactor, Crm crm, OrganizationFormat format) {
        this.winFactor = winFactor;
        this.crm = crm;
        this.format = format;
    }

    /**
     * Takes one submission in: for the {@code submission.created} webhook.
     *
     * @param submissionId the ID of the submission
     * @return the ID of the deal in the CRM
     */
    public String take(String submissionId) {
        return take(winFactor.submissions().get(submissionId));
    }

    private String take(Submission submission) {
        String title =
                submission.customer().companyName().orElse(submission.customer().name()) + ", "
                        + format.length(submission.dimensions().width()) + " x "
                        + format.length(submission.dimensions().height());
        String dealId = crm.upsertDeal(new Deal(submission.id(), title, DealDescription.of(submission, format)));
        if (submission.externalRef().isEmpty()) { // a link that somebody else made is not ours to overwrite
            ExternalRef link = ExternalRef.of(crm.system(), "deal", dealId);
            winFactor.submissions().update(submission.id(), update -> update.externalRef(link));
        }
        return dealId;
    }

    /**
     * Takes in everything that was submitted since a time: the safety net, should a webhook ever have been missed.
     *
     * @param since how far the last run reached
     * @return how many submissions were looked at
     */
    public int reconcile(Instant since) {
        return reconcile(since, this::take);
    }

    /**
     * Does something for everything that was submitted since a time, for who does more than take it in.
     *
     * @param since how far the last run reached
     * @param work gets the ID of each submission
     * @return how many submissions were looked at
     */
    public int reconcile(Instant since, Consumer<String> work) {
        int seen = 0;
        for (SubmissionSummary summary :
                winFactor.submissions().list(query -> query.createdAfter(since.minus(OVERLAP)))) {
            work.accept(summary.id());
            seen++;
        }
        return seen;
    }
}
