package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.api.QuoteView;
import app.winfactor.testkit.internal.api.SubmissionEndpoints;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Contact;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Pdf;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.List;
import java.util.Objects;

/** What the supplier does in the app. */
final class SupplierEndpoints {
    private final Tenant tenant;
    private final QuoteView quotes;

    private SupplierEndpoints(Tenant tenant, QuoteView quotes) {
        this.tenant = tenant;
        this.quotes = quotes;
    }

    static void register(Catalogue catalogue, Tenant tenant, QuoteView quotes) {
        SupplierEndpoints supplier = new SupplierEndpoints(tenant, quotes);
        catalogue
                .get(
                        "/submissions/{id}",
                        "A submission, as the API answers it.",
                        (call, body) -> SubmissionEndpoints.get(tenant, call))
                .on(
                        "POST",
                        "/submissions/{id}/quotes",
                        List.of("taxRate", "validityDays", "currency", "reference", "notes", "lineItems"),
                        "Makes a draft from a submission, with the body of the API's endpoint. Answers 201 {quoteId}.",
                        (call, body) -> SubmissionEndpoints.createQuote(tenant, call))
                .get("/quotes/{id}", "A quote with its lines, as the API answers it.", supplier::quote)
                .on(
                        "POST",
                        "/quotes/{id}/send",
                        List.of("recipients", "locale"),
                        "Sends a draft, to the customer if there are no recipients. Answers {id, status}.",
                        supplier::send)
                .on(
                        "POST",
                        "/quotes/{id}/pdf",
                        List.of("status"),
                        "Prepares the PDF of a quote; status is ready, failed, or pending, which goes on by itself (ready)."
                                + " Answers {id, status}.",
                        supplier::pdf)
                .on(
                        "POST",
                        "/leads/{id}",
                        List.of("status"),
                        "Marks how far a lead is: new, contacted or closed (required). Answers {id, status}.",
                        supplier::lead)
                .on(
                        "POST",
                        "/contacts/{id}",
                        List.of("starred"),
                        "Stars a contact, or takes the star away (required). Answers {id, starred}.",
                        supplier::contact);
    }

    private Reply quote(Call call, Body body) {
        return Reply.ok(quotes.whole(tenant, quote(call)));
    }

    private Reply send(Call call, Body body) {
        Quote quote = quote(call);
        List<String> recipients = body.has("recipients")
                ? body.texts("recipients")
                : List.of(quote.submission().customer().email());
        tenant.quotes()
                .sendInApp(
                        quote, recipients, Given.locale(body, quote.submission().locale()));
        return Reply.ok(Json.object().put("id", quote.id()).put("status", Json.wire(quote.status())));
    }

    /** How far the preparation of a PDF is at once; a pending one goes on by itself. */
    private enum Outcome {
        PENDING,
        READY,
        FAILED
    }

    private Reply pdf(Call call, Body body) {
        Quote quote = quote(call);
        switch (Objects.requireNonNullElse(body.choice("status", Outcome.class, Json::wire), Outcome.READY)) {
            case PENDING -> tenant.quotes().orderPdf(quote);
            case READY -> tenant.quotes().preparePdf(quote);
            case FAILED -> tenant.quotes().failPdf(quote);
        }
        Pdf pdf = Objects.requireNonNull(quote.pdf());
        return Reply.ok(Json.object()
                .put("id", quote.id())
                .put("status", Json.wire(pdf.status(tenant.clock().now()))));
    }

    private Reply lead(Call call, Body body) {
        Lead lead = tenant.leads().table().get(call.variable("id"));
        Lead.Status status = body.choice("status", Lead.Status.class, Json::wire);
        if (status == null) {
            throw body.invalid("status", "is required");
        }
        lead.setStatus(status);
        return Reply.ok(Json.object().put("id", lead.id()).put("status", Json.wire(status)));
    }

    private Reply contact(Call call, Body body) {
        Contact contact = tenant.contacts().table().get(call.variable("id"));
        if (!body.has("starred")) {
            throw body.invalid("starred", "is required");
        }
        tenant.contacts().star(contact, body.flag("starred"));
        return Reply.ok(Json.object().put("id", contact.id()).put("starred", contact.starred()));
    }

    private Quote quote(Call call) {
        return tenant.quotes().table().get(call.variable("id"));
    }
}
