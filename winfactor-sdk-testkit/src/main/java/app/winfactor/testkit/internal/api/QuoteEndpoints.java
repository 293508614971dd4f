package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Page;
import app.winfactor.testkit.internal.web.Query;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.LineItem;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.Terms;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Quotes. */
final class QuoteEndpoints {
    private static final String[] TERMS = {"notes", "reference", "validityDays", "taxRate", "currency"};
    private static final String[] CHANGEABLE =
            Stream.concat(Arrays.stream(TERMS), Stream.of("externalRef")).toArray(String[]::new);
    private static final String[] PATCH =
            Stream.concat(Arrays.stream(CHANGEABLE), Stream.of("revise")).toArray(String[]::new);

    private QuoteEndpoints() {}

    static void register(Guard guard, QuoteView view) {
        guard.get("/quotes", QuoteEndpoints::list)
                .get("/quotes/{id}", (tenant, call) -> Reply.ok(view.whole(tenant, quote(tenant, call))))
                .on("PATCH", "/quotes/{id}", QuoteEndpoints::update)
                .on("PUT", "/quotes/{id}/line-items", QuoteEndpoints::replaceLineItems)
                .on("POST", "/quotes/{id}/send", QuoteEndpoints::send);
    }

    private static Reply list(Tenant tenant, Call call) {
        Query query = call.query().allowing("status", "submissionId");
        Quote.Status status = query.choice("status", Quote.Status.class);
        String submissionId = query.text("submissionId");
        return Page.of(
                tenant.quotes()
                        .table()
                        .where(quote -> (status == null || quote.status() == status)
                                && (submissionId == null
                                        || quote.submission().id().equals(submissionId))),
                query,
                QuoteView::summary);
    }

    /** The link alone changes nothing that the customer sees, so it is no revision, not even when one is asked for. */
    private static Reply update(Tenant tenant, Call call) {
        Quote quote = quote(tenant, call);
        Body body = call.json().allowing(PATCH);
        body.requireAnyOf(CHANGEABLE);
        boolean revise = body.flag("revise");
        String externalRef = body.text("externalRef", Body.EXTERNAL_REF);
        Terms terms = QuoteBodies.terms(body, quote.terms());
        if (Arrays.stream(TERMS).anyMatch(body::has)) {
            tenant.quotes().replaceTerms(quote, terms, revise);
        }
        if (body.has("externalRef")) {
            tenant.quotes().link(quote, externalRef);
        }
        return version(quote);
    }

    private static Reply replaceLineItems(Tenant tenant, Call call) {
        Quote quote = quote(tenant, call);
        Body body = call.json().allowing("lineItems", "revise", "changeDescription");
        List<LineItem> lineItems = QuoteBodies.lineItems(body);
        String description = body.text("changeDescription", Body.LONG_TEXT);
        tenant.quotes().replaceLineItems(quote, lineItems, body.flag("revise"), description);
        return version(quote);
    }

    /** That the line-item replacement answers as PATCH does is an assumption. */
    private static Reply version(Quote quote) {
        return Reply.ok(Json.object().put("quoteId", quote.id()).put("version", quote.version()));
    }

    /** What it answers is an assumption, and that the shape of an address is not looked at. */
    private static Reply send(Tenant tenant, Call call) {
        Quote quote = quote(tenant, call);
        Body body = call.json().allowing("recipients", "locale");
        List<String> recipients = body.texts("recipients");
        Language language = body.choice("locale", Language.class, Json::wire);
        String locale = language == null ? quote.submission().locale() : Json.wire(language);
        tenant.quotes().send(quote, recipients, locale);
        return Reply.ok(Json.object().put("quoteId", quote.id()).put("status", Json.wire(quote.status())));
    }

    private static Quote quote(Tenant tenant, Call call) {
        return tenant.quotes().table().get(call.variable("id"));
    }
}
