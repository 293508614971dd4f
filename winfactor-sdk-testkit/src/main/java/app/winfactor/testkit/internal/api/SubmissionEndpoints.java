package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Page;
import app.winfactor.testkit.internal.web.Query;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.ConfigurationJson;
import app.winfactor.testkit.internal.world.Customer;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.LineItem;
import app.winfactor.testkit.internal.world.PricingJson;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Submission;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.Terms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Submissions. */
public final class SubmissionEndpoints {
    private SubmissionEndpoints() {}

    static void register(Guard guard) {
        guard.get("/submissions", SubmissionEndpoints::list)
                .get("/submissions/{id}", SubmissionEndpoints::get)
                .on("PATCH", "/submissions/{id}", SubmissionEndpoints::update)
                .on("POST", "/submissions/{id}/quotes", SubmissionEndpoints::createQuote);
    }

    /** That both time filters leave out the moment itself is an assumption. */
    private static Reply list(Tenant tenant, Call call) {
        Query query = call.query().allowing("status", "templateId", "createdAfter", "createdBefore");
        Submission.Status status = query.choice("status", Submission.Status.class);
        String templateId = query.text("templateId");
        Instant after = query.time("createdAfter");
        Instant before = query.time("createdBefore");
        return Page.of(
                tenant.submissions()
                        .table()
                        .where(submission -> (status == null || submission.status() == status)
                                && (templateId == null
                                        || submission
                                                .configuration()
                                                .template()
                                                .id()
                                                .equals(templateId)))
                        .between(after, before, Submission::createdAt)
                        .changedOnly(status != null && status != Submission.Status.NEW),
                query,
                SubmissionEndpoints::summary);
    }

    public static Reply get(Tenant tenant, Call call) {
        Submission submission = tenant.submissions().table().get(call.variable("id"));
        ObjectNode node = summary(submission);
        node.set("configuration", ConfigurationJson.canonical(submission.configuration()));
        node.set("resolvedConfiguration", ConfigurationJson.resolved(submission.configuration(), submission.notes()));
        node.set("externalPricing", PricingJson.adjustment(submission.externalPricing()));
        return Reply.ok(node.put("latestQuoteId", submission.latestQuoteId()));
    }

    /** What it answers is an assumption. */
    private static Reply update(Tenant tenant, Call call) {
        Submission submission = tenant.submissions().table().get(call.variable("id"));
        Body body = call.json().allowing("status", "externalRef");
        body.requireAnyOf("status", "externalRef");
        Submission.Status status = body.choice("status", Submission.Status.class, Json::wire);
        if (status == null && body.has("status")) {
            throw body.invalid("status", "must have a value");
        }
        String externalRef = body.text("externalRef", Body.EXTERNAL_REF);
        if (status != null) {
            tenant.submissions().setStatus(submission, status);
        }
        if (body.has("externalRef")) {
            tenant.submissions().link(submission, externalRef);
        }
        return Reply.ok(Json.object().put("submissionId", submission.id()));
    }

    public static Reply createQuote(Tenant tenant, Call call) {
        Submission submission = tenant.submissions().table().get(call.variable("id"));
        Body body = call.json().allowing("taxRate", "validityDays", "currency", "reference", "notes", "lineItems");
        Terms terms = QuoteBodies.terms(body, Terms.standard(tenant.profile()));
        List<LineItem> lineItems = body.has("lineItems") ? QuoteBodies.lineItems(body) : null;
        Quote quote = tenant.quotes().create(submission, terms, lineItems);
        return Reply.json(201, Json.object().put("quoteId", quote.id()));
    }

    /** That {@code unitAmount} is how many of the configured product are wanted is an assumption. */
    public static ObjectNode summary(Submission submission) {
        ObjectNode node = Json.object()
                .put("id", submission.id())
                .put("templateId", submission.configuration().template().id())
                .put("status", Json.wire(submission.status()));
        Customer customer = submission.customer();
        node.putObject("customer")
                .put("name", customer.name())
                .put("email", customer.email())
                .put("phone", customer.phone())
                .put("companyName", customer.companyName())
                .put("address", customer.address())
                .put("postalCode", customer.postalCode())
                .put("city", customer.city())
                .put("country", customer.country());
        node.putObject("dimensions")
                .put("width", submission.configuration().width())
                .put("height", submission.configuration().height());
        return node.put("unitAmount", submission.configuration().units())
                .put("locale", submission.locale())
                .put("externalRef", submission.externalRef())
                .put("createdAt", submission.createdAt().toEpochMilli());
    }
}
