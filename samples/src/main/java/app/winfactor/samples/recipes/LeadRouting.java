package app.winfactor.samples.recipes;

import app.winfactor.samples.crm.Crm;
import app.winfactor.samples.crm.Enquiry;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.leads.LeadStatus;

/**
 * Pattern 4 of the integration guide, "Leads": who wrote through the contact form lands in the CRM's lead inbox.
 *
 * <p>A lead has no {@code externalRef}, so the link lives in the CRM, which knows its lead by the ID in WinFactor.
 */
public final class LeadRouting {
    private final WinFactorClient winFactor;
    private final Crm crm;

    /**
     * The recipe.
     *
     * @param winFactor where leads come from
     * @param crm where they go
     */
    public LeadRouting(WinFactorClient winFactor, Crm crm) {
        this.winFactor = winFactor;
        this.crm = crm;
    }

    /**
     * Routes one lead: for the {@code lead.created} webhook.
     *
     * @param leadId the ID of the lead in WinFactor
     * @return the ID of the lead in the CRM
     */
    public String route(String leadId) {
        return route(winFactor.leads().get(leadId));
    }

    /**
     * Routes every lead that nobody has answered yet: for a scheduled script, and should a webhook have been missed.
     *
     * @return how many there were
     */
    public int routeNew() {
        int routed = 0;
        for (Lead lead : winFactor.leads().list(query -> query.status(LeadStatus.NEW))) {
            route(lead);
            routed++;
        }
        return routed;
    }

    private String route(Lead lead) {
        return crm.upsertLead(new Enquiry(lead.id(), lead.name(), lead.email(), lead.phone(), lead.message()));
    }
}
