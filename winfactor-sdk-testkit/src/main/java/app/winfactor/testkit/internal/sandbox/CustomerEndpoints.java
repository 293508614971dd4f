package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Quotes;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Sessions;
import app.winfactor.testkit.internal.world.Submission;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** What customers and visitors do. */
final class CustomerEndpoints {
    private final Tenant tenant;

    private CustomerEndpoints(Tenant tenant) {
        this.tenant = tenant;
    }

    static void register(Catalogue catalogue, Tenant tenant) {
        CustomerEndpoints customer = new CustomerEndpoints(tenant);
        catalogue
                .on(
                        "POST",
                        "/submissions",
                        Given.CUSTOMER_AND_DESIGN,
                        "A customer submits a configuration. Answers 201 {id}.",
                        (call, body) -> customer.submit(body))
                .on(
                        "POST",
                        "/leads",
                        List.of("name", "email", "phone", "message"),
                        "A visitor sends the contact form. Answers 201 {id}.",
                        (call, body) -> customer.contact(body))
                .on(
                        "POST",
                        "/quotes/{id}/view",
                        List.of(),
                        "The customer opens a quote that was sent. Answers {id, status}.",
                        customer.quote(Quotes::view))
                .on(
                        "POST",
                        "/quotes/{id}/accept",
                        List.of(),
                        "The customer accepts. Answers {id, status}.",
                        customer.quote(Quotes::accept))
                .on(
                        "POST",
                        "/quotes/{id}/reject",
                        List.of(),
                        "The customer rejects. Answers {id, status}.",
                        customer.quote(Quotes::reject))
                .on(
                        "POST",
                        "/quotes/{id}/expire",
                        List.of(),
                        "The validity of a quote ends now. Answers {id, status}.",
                        customer.quote(Quotes::expire))
                .on(
                        "POST",
                        "/sessions",
                        Given.DESIGN,
                        "A customer begins to configure, and live pricing is asked for."
                                + " Answers 201 {id, configHash, callbackUrl}.",
                        (call, body) -> Reply.json(201, customer.begin(body)))
                .on(
                        "POST",
                        "/sessions/{id}",
                        Given.DESIGN,
                        "The customer changes the configuration: the callback URL so far is dead."
                                + " Answers {id, configHash, callbackUrl}.",
                        customer::change)
                .on(
                        "POST",
                        "/sessions/{id}/submit",
                        Given.CUSTOMER,
                        "The customer submits what was configured, with its live price. Answers 201 {id}, of the submission.",
                        customer::submitSession);
    }

    private Reply submit(Body body) {
        Submission submission = tenant.submissions()
                .submit(
                        Given.customer(body),
                        Given.design(body, tenant),
                        Given.locale(body, tenant.profile().locale()),
                        Given.notes(body),
                        null);
        return Reply.json(201, Json.object().put("id", submission.id()));
    }

    private Reply contact(Body body) {
        Lead lead = tenant.leads()
                .receive(
                        Given.textOr(body, "name", "John Roe"),
                        Given.textOr(body, "email", "john.roe@example.com"),
                        body.text("phone", Body.LONG_TEXT),
                        Given.textOr(body, "message", "Please call me about new windows."));
        return Reply.json(201, Json.object().put("id", lead.id()));
    }

    private BiFunction<Call, Body, Reply> quote(BiConsumer<Quotes, Quote> action) {
        return (call, body) -> {
            Quote quote = tenant.quotes().table().get(call.variable("id"));
            action.accept(tenant.quotes(), quote);
            return Reply.ok(Json.object().put("id", quote.id()).put("status", Json.wire(quote.status())));
        };
    }

    private ObjectNode begin(Body body) {
        return live(
                tenant.sessions().start(Session.Context.LIVE, tenant.profile().locale(), Given.design(body, tenant)));
    }

    private Reply change(Call call, Body body) {
        Session session = session(call);
        return Reply.ok(
                live(tenant.sessions().reconfigure(session, Given.design(body, tenant, session.configuration()))));
    }

    private Reply submitSession(Call call, Body body) {
        Submission submission = tenant.sessions()
                .submit(
                        session(call),
                        Given.customer(body),
                        Given.locale(body, tenant.profile().locale()),
                        Given.notes(body));
        return Reply.json(201, Json.object().put("id", submission.id()));
    }

    private Session session(Call call) {
        return tenant.sessions().table().get(call.variable("id"));
    }

    private static ObjectNode live(Sessions.Live live) {
        return Json.object()
                .put("id", live.session().id())
                .put("configHash", live.session().configuration().hash())
                .put("callbackUrl", live.callbackUrl());
    }
}
