package app.winfactor.webhooks.events;

import java.time.Instant;
import java.util.Optional;

/** A customer submitted a configuration. */
public final class SubmissionCreated extends WebhookEvent {
    SubmissionCreated(Envelope envelope) {
        super(envelope);
    }

    /** {@return the ID of the submission: opaque, never to be parsed} */
    public Optional<String> submissionId() {
        return data().at("submission").text("id");
    }

    /** {@return when it was submitted} */
    public Optional<Instant> submittedAt() {
        return data().at("submission").time("createdAt");
    }

    /** {@return who submitted it} */
    public EventCustomer customer() {
        return EventCustomer.of(data().at("customer"));
    }

    /** {@return the template that was configured} */
    public EventTemplate template() {
        return EventTemplate.of(data().at("template"));
    }

    /** {@return what was configured, in short} */
    public EventConfiguration configuration() {
        return EventConfiguration.of(data().at("configuration"));
    }

    /** {@return where the submission is shown in WinFactor} */
    public Optional<String> detailUrl() {
        return data().at("urls").text("submissionDetail");
    }
}
