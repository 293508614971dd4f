package app.winfactor.webhooks.events;

import app.winfactor.sdk.leads.LeadStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A contact form arrived. That the lead is under {@code data.lead} is an assumption; if nothing is there, {@code data}
 * itself is read as the lead.
 */
public final class LeadCreated extends WebhookEvent {
    LeadCreated(Envelope envelope) {
        super(envelope);
    }

    /** {@return the ID of the lead: opaque, never to be parsed; where it stands is an assumption} */
    public Optional<String> leadId() {
        return lead().text("id");
    }

    /** {@return the name} */
    public Optional<String> name() {
        return lead().text("name");
    }

    /** {@return the e-mail address} */
    public Optional<String> email() {
        return lead().text("email");
    }

    /** {@return the telephone number} */
    public Optional<String> phone() {
        return lead().text("phone");
    }

    /** {@return what was written} */
    public Optional<String> message() {
        return lead().text("message");
    }

    /** {@return where it stands} */
    public Optional<LeadStatus> status() {
        return lead().text("status").map(LeadStatus::of);
    }

    /** {@return when it arrived} */
    public Optional<Instant> createdAt() {
        return lead().time("createdAt");
    }

    private JsonView lead() {
        JsonView lead = data().at("lead");
        return lead.isObject() ? lead : data();
    }
}
