package app.winfactor.webhooks.events;

import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.pricing.BasePricing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A live configuration wants a price. The customer is waiting: answer to {@link #callback()} with {@link #configHash()}. */
public final class PricingCalculated extends WebhookEvent {
    private static final String AUTOFILL = "autofill";

    PricingCalculated(Envelope envelope) {
        super(envelope);
    }

    /** {@return where to put the price: a secret, which dies with the next configuration} */
    public Optional<CapabilityUrl> callback() {
        return data().at("callback").text("url").map(CapabilityUrl::of);
    }

    /** {@return the hash of the configuration, to be echoed with the price} */
    public Optional<String> configHash() {
        return data().text("configHash");
    }

    /** {@return a copy of the configuration: raw IDs, free-form} */
    public Optional<JsonNode> configuration() {
        return data().copy("configuration");
    }

    /** {@return WinFactor's own price; empty if it is missing or lacks something that a price must have} */
    public Optional<BasePricing> basePricing() {
        return data().model("basePricing", BasePricing.class);
    }

    /** {@return what asks for the price, as WinFactor writes it} */
    public Optional<String> context() {
        return data().text("context");
    }

    /** {@return whether a user of the organization asks; if not, a customer does, live} */
    public boolean isAutofill() {
        return context().filter(AUTOFILL::equals).isPresent();
    }
}
