package app.winfactor.samples.crm;

import java.time.Instant;

/**
 * What the recipes need of a CRM. Every method may be called twice and then leaves what one call did: an upsert knows
 * its record by a key of WinFactor's, never by a search, for searching lags behind writing in most CRMs.
 */
public interface Crm {
    /** {@return the name of this CRM in an {@code externalRef}, for example {@code hubspot}} */
    String system();

    /**
     * Makes the deal of a submission, or changes it.
     *
     * @param deal the deal, known by its submission
     * @return the ID of the deal in the CRM
     */
    String upsertDeal(Deal deal);

    /**
     * Makes a contact, or changes it.
     *
     * @param person the contact, known by the e-mail address
     * @return the ID of the contact in the CRM
     */
    String upsertContact(Person person);

    /**
     * Puts a lead into the inbox, or changes it.
     *
     * @param enquiry the lead, known by its ID in WinFactor
     * @return the ID of the lead in the CRM
     */
    String upsertLead(Enquiry enquiry);

    /**
     * Links a deal to its contact.
     *
     * @param dealId the ID of the deal in the CRM
     * @param contactId the ID of the contact in the CRM
     */
    void link(String dealId, String contactId);

    /**
     * Shows on a deal where its quote stands, unless the deal already shows something newer.
     *
     * @param dealId the ID of the deal in the CRM
     * @param stage the stage and the amount
     * @param asOf when the quote was like that: webhooks come in any order
     */
    void showQuote(String dealId, QuoteStage stage, Instant asOf);

    /**
     * Notes once that the PDF of a quote is there. Its URL is not kept: it is a secret and soon dead.
     *
     * @param dealId the ID of the deal in the CRM
     * @param document what to call it, for example {@code Q-2026-0042 v1}
     */
    void notePdf(String dealId, String document);
}
