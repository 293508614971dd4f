package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.Customer;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Quotes;
import app.winfactor.testkit.internal.world.Submission;
import app.winfactor.testkit.internal.world.Template;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The customer's side of the sandbox over HTTP: no part of WinFactor's API, and without a key. */
final class CustomerEndpoints {
    private static final String ROOT = "/__sandbox";

    private final Tenant tenant;

    private CustomerEndpoints(Tenant tenant) {
        this.tenant = tenant;
    }

    static void register(Router router, World world) {
        CustomerEndpoints customer = new CustomerEndpoints(world.tenant());
        Function<Function<Call, Reply>, Function<Call, Reply>> locked =
                handler -> call -> world.exclusively(() -> handler.apply(call));
        router.on("POST", ROOT + "/submissions", locked.apply(customer::submit))
                .on("POST", ROOT + "/leads", locked.apply(customer::contact))
                .on("POST", ROOT + "/quotes/{id}/view", locked.apply(customer.quote(Quotes::view)))
                .on("POST", ROOT + "/quotes/{id}/accept", locked.apply(customer.quote(Quotes::accept)))
                .on("POST", ROOT + "/quotes/{id}/reject", locked.apply(customer.quote(Quotes::reject)))
                .on("POST", ROOT + "/quotes/{id}/expire", locked.apply(customer.quote(Quotes::expire)))
                .on("GET", ROOT + "/state", locked.apply(call -> customer.state()));
    }

    private Reply submit(Call call) {
        Body body = call.json()
                .allowing("name", "email", "phone", "companyName", "templateId", "width", "height", "units", "notes");
        Customer customer = new Customer(
                textOr(body, "name", "Jane Doe"),
                textOr(body, "email", "jane.doe@example.com"),
                body.text("phone", Body.LONG_TEXT),
                body.text("companyName", Body.LONG_TEXT),
                null,
                null,
                null,
                null);
        String templateId = body.text("templateId", Body.LONG_TEXT);
        Template template = templateId == null
                ? tenant.templates().stream().findFirst().orElseThrow()
                : tenant.templates().get(templateId);
        Configuration configuration = Configuration.of(
                template, wholeOr(body, "width", 2400), wholeOr(body, "height", 1800), wholeOr(body, "units", 1));
        String notes = body.text("notes", Body.LONG_TEXT);
        Submission submission = tenant.submissions()
                .submit(customer, configuration, tenant.profile().locale(), notes, null);
        return Reply.json(201, Json.object().put("id", submission.id()));
    }

    private Reply contact(Call call) {
        Body body = call.json().allowing("name", "email", "phone", "message");
        Lead lead = tenant.leads()
                .receive(
                        textOr(body, "name", "John Roe"),
                        textOr(body, "email", "john.roe@example.com"),
                        body.text("phone", Body.LONG_TEXT),
                        textOr(body, "message", "Please call me about new windows."));
        return Reply.json(201, Json.object().put("id", lead.id()));
    }

    private Function<Call, Reply> quote(BiConsumer<Quotes, Quote> action) {
        return call -> {
            call.json().allowing();
            Quote quote = tenant.quotes().table().get(call.variable("id"));
            action.accept(tenant.quotes(), quote);
            return Reply.ok(Json.object().put("id", quote.id()).put("status", Json.wire(quote.status())));
        };
    }

    private Reply state() {
        ObjectNode state = Json.object().put("now", tenant.clock().now().toEpochMilli());
        ArrayNode submissions = state.putArray("submissions");
        tenant.submissions().table().stream()
                .forEach(each -> submissions.addObject().put("id", each.id()).put("status", Json.wire(each.status())));
        ArrayNode quotes = state.putArray("quotes");
        tenant.quotes().table().stream()
                .forEach(each -> quotes.addObject()
                        .put("id", each.id())
                        .put("quoteNumber", each.number())
                        .put("status", Json.wire(each.status())));
        ArrayNode contacts = state.putArray("contacts");
        tenant.contacts().table().stream()
                .forEach(each -> contacts.addObject().put("id", each.id()).put("email", each.email()));
        ArrayNode leads = state.putArray("leads");
        tenant.leads().table().stream()
                .forEach(each -> leads.addObject().put("id", each.id()).put("status", Json.wire(each.status())));
        ArrayNode events = state.putArray("events");
        tenant.events().table().stream()
                .forEach(each -> events.addObject()
                        .put("id", each.id())
                        .put("type", each.type())
                        .put("status", Json.wire(each.status())));
        ArrayNode mails = state.putArray("mails");
        tenant.quotes()
                .outbox()
                .forEach(each -> mails.addObject()
                        .put("quoteId", each.quoteId())
                        .put("version", each.version())
                        .put("recipients", each.recipients().size()));
        return Reply.ok(state);
    }

    private static String textOr(Body body, String field, String standard) {
        return body.has(field) ? body.requiredText(field, Body.LONG_TEXT) : standard;
    }

    private static int wholeOr(Body body, String field, int standard) {
        return Objects.requireNonNullElse(body.whole(field, 1, Integer.MAX_VALUE), standard);
    }
}
