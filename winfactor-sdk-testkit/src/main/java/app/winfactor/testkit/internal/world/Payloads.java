package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says. The page names {@code event} and {@code eventType} and two ways to write the time: both names are
 * written, and the time as ISO-8601. The fields of a lead and a quote, and every URL, are assumptions.
 */
final class Payloads {
    private final Profile profile;
    private final String origin;

    Payloads(Profile profile, String origin) {
        this.profile = profile;
        this.origin = origin;
    }

    private ObjectNode envelope(String type, Instant now, @Nullable String customerLocale) {
        ObjectNode payload = Json.object()
                .put("version", "1.0")
                .put("event", type)
                .put("eventType", type)
                .put("timestamp", now.toString())
                .put("orgLocale", profile.locale())
                .put("customerLocale", customerLocale);
        payload.putObject("organization")
                .put("id", profile.id())
                .put("name", profile.name())
                .put("slug", profile.slug());
        return payload;
    }

    ObjectNode submission(String type, Submission submission, Instant now) {
        ObjectNode payload = envelope(type, now, submission.locale());
        ObjectNode data = payload.putObject("data");
        data.putObject("submission")
                .put("id", submission.id())
                .put("createdAt", submission.createdAt().toEpochMilli());
        data.set("customer", customer(submission.customer()));
        Configuration configuration = submission.configuration();
        Template template = configuration.template();
        data.putObject("template")
                .put("id", template.id())
                .put("name", template.name())
                .put("slug", template.slug());
        data.putObject("configuration")
                .put("width", configuration.width())
                .put("height", configuration.height())
                .put("componentCount", template.components().size());
        data.putObject("urls").put("submissionDetail", origin + "/dashboard/submissions/" + submission.id());
        return payload;
    }

    /** The news of a new quote carries its line items too; that they are in {@code quote} is an assumption. */
    ObjectNode newQuote(String type, Quote quote, Instant now) {
        ObjectNode payload = quote(type, quote, now);
        ObjectNode shown = payload.withObject("/data/quote");
        shown.set("lineItems", PricingJson.quoteLines(quote.lineItems()));
        return payload;
    }

    ObjectNode quote(String type, Quote quote, Instant now) {
        ObjectNode payload = envelope(type, now, quote.submission().locale());
        ObjectNode data = payload.putObject("data");
        data.putObject("quote")
                .put("id", quote.id())
                .put("number", quote.number())
                .put("version", quote.version())
                .put("status", Json.wire(quote.status()))
                .put("total", quote.total())
                .put("currency", quote.terms().currency())
                .put("currencySymbol", profile.currencySymbol(quote.terms().currency()))
                .put("validUntil", Json.millis(quote.validUntil()));
        data.set("customer", customer(quote.submission().customer()));
        data.putObject("submission").put("id", quote.submission().id());
        data.putObject("urls").put("quoteDetail", origin + "/dashboard/quotes/" + quote.id());
        return payload;
    }

    ObjectNode lead(String type, Lead lead, Instant now) {
        ObjectNode payload = envelope(type, now, null);
        payload.putObject("data")
                .putObject("lead")
                .put("id", lead.id())
                .put("name", lead.name())
                .put("email", lead.email())
                .put("phone", lead.phone())
                .put("message", lead.message())
                .put("status", Json.wire(lead.status()))
                .put("createdAt", lead.createdAt().toEpochMilli());
        return payload;
    }

    ObjectNode pricing(String type, Session session, Instant now) {
        ObjectNode payload = envelope(type, now, session.locale());
        ObjectNode data = payload.putObject("data");
        Configuration configuration = session.configuration();
        data.put("configHash", configuration.hash());
        data.set("configuration", ConfigurationJson.canonical(configuration));
        data.set("basePricing", PricingJson.breakdown(configuration.baseItems()));
        data.put("context", Json.wire(session.context()));
        return payload;
    }

    private static ObjectNode customer(Customer customer) {
        return Json.object()
                .put("name", customer.name())
                .put("email", customer.email())
                .put("phone", customer.phone())
                .put("companyName", customer.companyName());
    }
}
