package app.winfactor.samples.crm;

/**
 * A deal, or opportunity.
 *
 * @param submissionId the submission it came from, which is what it is known by
 * @param title for the board
 * @param description what the customer built, for people
 */
public record Deal(String submissionId, String title, String description) {}
