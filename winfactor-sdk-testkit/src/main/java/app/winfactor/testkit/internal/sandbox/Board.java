package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.api.ContactEndpoints;
import app.winfactor.testkit.internal.api.EventEndpoints;
import app.winfactor.testkit.internal.api.LeadEndpoints;
import app.winfactor.testkit.internal.api.QuoteView;
import app.winfactor.testkit.internal.api.SubmissionEndpoints;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Mail;
import app.winfactor.testkit.internal.world.Pdf;
import app.winfactor.testkit.internal.world.PricingJson;
import app.winfactor.testkit.internal.world.ProfileJson;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Submission;
import app.winfactor.testkit.internal.world.Table;
import app.winfactor.testkit.internal.world.Template;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** Everything at once, for whoever wants to show it: of each list the newest 200, newest first, and how many there are. */
final class Board {
    private static final int NEWEST = 200;

    private final World world;
    private final Wire wire;
    private final Tenant tenant;

    Board(World world, Wire wire) {
        this.wire = wire;
        this.world = world;
        this.tenant = world.tenant();
    }

    ObjectNode state() {
        ObjectNode state = Json.object().put("now", tenant.clock().now().toEpochMilli());
        state.set("organization", ProfileJson.of(tenant.profile()));
        state.set("clock", ClockEndpoints.view(world));
        state.set("webhooks", WebhookEndpoints.view(tenant));
        state.set("faults", FaultEndpoints.view(wire));
        state.set("limiter", WeatherEndpoints.limiter(wire));
        state.set("chaos", WeatherEndpoints.chaos(wire));
        ObjectNode totals = state.putObject("totals");
        list(state, totals, "submissions", tenant.submissions().table(), Board::submission);
        list(state, totals, "quotes", tenant.quotes().table(), this::quote);
        list(state, totals, "contacts", tenant.contacts().table(), ContactEndpoints::view);
        list(state, totals, "leads", tenant.leads().table(), LeadEndpoints::view);
        list(state, totals, "sessions", tenant.sessions().table(), this::session);
        list(state, totals, "events", tenant.events().table(), EventEndpoints::summary);
        mails(state, totals);
        ArrayNode templates = state.putArray("templates");
        tenant.templates().stream().forEach(template -> templates.add(template(template)));
        return state;
    }

    private static <T> void list(
            ObjectNode state, ObjectNode totals, String name, Table<T> table, Function<T, JsonNode> view) {
        totals.put(name, table.size());
        ArrayNode rows = state.putArray(name);
        table.all().newestFirst(NEWEST, null).rows().forEach(row -> rows.add(view.apply(row)));
    }

    private static ObjectNode submission(Submission submission) {
        return SubmissionEndpoints.summary(submission)
                .put("templateName", submission.configuration().template().name())
                .put("latestQuoteId", submission.latestQuoteId())
                .put("livePriced", submission.externalPricing() != null);
    }

    private ObjectNode quote(Quote quote) {
        Pdf pdf = quote.pdf();
        return QuoteView.summary(quote)
                .put("customerName", quote.submission().customer().name())
                .put("customerEmail", quote.submission().customer().email())
                .put(
                        "pdfStatus",
                        pdf == null ? null : Json.wire(pdf.status(tenant.clock().now())));
    }

    private ObjectNode session(Session session) {
        ObjectNode node = Json.object()
                .put("id", session.id())
                .put("status", Json.wire(session.status(tenant.clock().now())))
                .put("templateName", session.configuration().template().name())
                .put("width", session.configuration().width())
                .put("height", session.configuration().height())
                .put("units", session.configuration().units())
                .put("submissionId", session.submissionId());
        node.set("basePricing", PricingJson.breakdown(session.configuration().baseItems()));
        node.set("adjustments", PricingJson.adjustment(session.adjustment()));
        return node;
    }

    private void mails(ObjectNode state, ObjectNode totals) {
        List<Mail> outbox = tenant.quotes().outbox();
        totals.put("mails", outbox.size());
        ArrayNode mails = state.putArray("mails");
        for (int i = outbox.size() - 1; i >= Math.max(0, outbox.size() - NEWEST); i--) {
            Mail mail = outbox.get(i);
            mails.addObject()
                    .put("quoteId", mail.quoteId())
                    .put("version", mail.version())
                    .put("recipients", mail.recipients().size())
                    .put("locale", mail.locale())
                    .put("sentAt", mail.sentAt().toEpochMilli());
        }
    }

    private static ObjectNode template(Template template) {
        ObjectNode node = Json.object()
                .put("id", template.id())
                .put("name", template.name())
                .put("minWidth", template.range().minWidth())
                .put("maxWidth", template.range().maxWidth())
                .put("minHeight", template.range().minHeight())
                .put("maxHeight", template.range().maxHeight());
        ArrayNode options = node.putArray("options");
        template.options()
                .forEach(
                        option -> options.addObject().put("code", option.code()).put("name", option.name()));
        return node;
    }
}
