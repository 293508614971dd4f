package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Pdf;
import app.winfactor.testkit.internal.world.PricingJson;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A quote as the API shows it. */
public final class QuoteView {
    private final PdfLinks pdfs;

    public QuoteView(PdfLinks pdfs) {
        this.pdfs = pdfs;
    }

    public static ObjectNode summary(Quote quote) {
        return Json.object()
                .put("id", quote.id())
                .put("quoteNumber", quote.number())
                .put("version", quote.version())
                .put("status", Json.wire(quote.status()))
                .put("submissionId", quote.submission().id())
                .put("reference", quote.terms().reference())
                .put("validUntil", Json.millis(quote.validUntil()))
                .put("validityDays", quote.terms().validityDays())
                .put("subtotal", quote.subtotal())
                .put("taxRate", quote.terms().taxRate())
                .put("taxAmount", quote.taxAmount())
                .put("total", quote.total())
                .put("currency", quote.terms().currency())
                .put("sentAt", Json.millis(quote.sentAt()))
                .put("viewedAt", Json.millis(quote.viewedAt()))
                .put("externalRef", quote.externalRef())
                .put("createdAt", quote.createdAt().toEpochMilli())
                .put("updatedAt", quote.updatedAt().toEpochMilli());
    }

    public ObjectNode whole(Tenant tenant, Quote quote) {
        ObjectNode node = summary(quote).put("notes", quote.terms().notes());
        node.set("lineItems", PricingJson.quoteLines(quote.lineItems()));
        Instant now = tenant.clock().now();
        Pdf.Status pdf = quote.pdf() == null ? null : quote.pdf().status(now);
        node.putObject("pdf")
                .put("status", pdf == null ? null : Json.wire(pdf))
                .put("url", pdf == Pdf.Status.READY ? pdfs.urlFor(quote, now) : null);
        return node;
    }
}
