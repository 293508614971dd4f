package app.winfactor.sdk.faults;

import app.winfactor.sdk.Fixture;
import app.winfactor.sdk.Items;
import app.winfactor.sdk.contacts.ContactUpdate;
import app.winfactor.sdk.contacts.ContactUpsert;
import app.winfactor.sdk.pricing.AdjustmentRequest;
import app.winfactor.sdk.quotes.LineItemsReplacement;
import app.winfactor.sdk.quotes.QuoteUpdate;
import app.winfactor.sdk.quotes.SendQuote;
import app.winfactor.sdk.submissions.SubmissionStatus;
import app.winfactor.sdk.submissions.SubmissionUpdate;
import java.util.List;

/** Every operation of the API. */
final class Operations {
    private static final SubmissionUpdate CLOSED =
            SubmissionUpdate.builder().status(SubmissionStatus.CLOSED).build();
    private static final QuoteUpdate NOTES = QuoteUpdate.builder().notes("n").build();
    private static final LineItemsReplacement DOOR =
            LineItemsReplacement.builder().lineItems(Items.DOOR).build();
    private static final SendQuote TO_MARA =
            SendQuote.builder().addRecipients("mara@example.com").build();
    private static final ContactUpsert MARA =
            ContactUpsert.builder().email("mara@example.com").build();
    private static final ContactUpdate NAME = ContactUpdate.builder().name("n").build();
    private static final AdjustmentRequest NO_LINES =
            AdjustmentRequest.builder().configHash("h").build();

    static final List<Operation> ALL = List.of(
            Operation.reads(
                    "organization.get",
                    Fixture.ORGANIZATION.json(),
                    (client, callback) -> client.organization().get(),
                    (client, callback) -> client.organization().get()),
            Operation.reads(
                    "submissions.list",
                    Fixture.SUBMISSION_SUMMARY.page(),
                    (client, callback) -> client.submissions().list().firstPage(),
                    (client, callback) -> client.submissions().list().firstPage()),
            Operation.reads(
                    "submissions.get",
                    Fixture.SUBMISSION.json(),
                    (client, callback) -> client.submissions().get("s"),
                    (client, callback) -> client.submissions().get("s")),
            Operation.leavesTheSame(
                            "submissions.update",
                            "{}",
                            (client, callback) -> client.submissions().update("s", CLOSED),
                            (client, callback) -> client.submissions().update("s", CLOSED))
                    .whoseAnswerSaysNothing(),
            Operation.isFelt(
                    "submissions.createQuote",
                    Fixture.CREATED_QUOTE.json(),
                    (client, callback) -> client.submissions().createQuote("s"),
                    (client, callback) -> client.submissions().createQuote("s")),
            Operation.reads(
                    "quotes.list",
                    Fixture.QUOTE_SUMMARY.page(),
                    (client, callback) -> client.quotes().list().firstPage(),
                    (client, callback) -> client.quotes().list().firstPage()),
            Operation.reads(
                    "quotes.get",
                    Fixture.QUOTE.json(),
                    (client, callback) -> client.quotes().get("q"),
                    (client, callback) -> client.quotes().get("q")),
            Operation.leavesTheSame(
                    "quotes.update",
                    Fixture.QUOTE_VERSION.json(),
                    (client, callback) -> client.quotes().update("q", NOTES),
                    (client, callback) -> client.quotes().update("q", NOTES)),
            Operation.leavesTheSame(
                    "quotes.replaceLineItems",
                    Fixture.QUOTE_VERSION.json(),
                    (client, callback) -> client.quotes().replaceLineItems("q", DOOR),
                    (client, callback) -> client.quotes().replaceLineItems("q", DOOR)),
            Operation.isFelt(
                            "quotes.send",
                            "{}",
                            (client, callback) -> client.quotes().send("q", TO_MARA),
                            (client, callback) -> client.quotes().send("q", TO_MARA))
                    .whoseAnswerSaysNothing(),
            Operation.reads(
                    "contacts.list",
                    Fixture.CONTACT.page(),
                    (client, callback) -> client.contacts().list().firstPage(),
                    (client, callback) -> client.contacts().list().firstPage()),
            Operation.reads(
                    "contacts.get",
                    Fixture.CONTACT.json(),
                    (client, callback) -> client.contacts().get("c"),
                    (client, callback) -> client.contacts().get("c")),
            Operation.leavesTheSame(
                    "contacts.upsert",
                    "{\"id\":\"c\",\"created\":true}",
                    (client, callback) -> client.contacts().upsert(MARA),
                    (client, callback) -> client.contacts().upsert(MARA)),
            Operation.leavesTheSame(
                            "contacts.update",
                            "{}",
                            (client, callback) -> client.contacts().update("c", NAME),
                            (client, callback) -> client.contacts().update("c", NAME))
                    .whoseAnswerSaysNothing(),
            Operation.reads(
                    "leads.list",
                    Fixture.LEAD.page(),
                    (client, callback) -> client.leads().list().firstPage(),
                    (client, callback) -> client.leads().list().firstPage()),
            Operation.reads(
                    "leads.get",
                    Fixture.LEAD.json(),
                    (client, callback) -> client.leads().get("l"),
                    (client, callback) -> client.leads().get("l")),
            Operation.reads(
                    "events.list",
                    Fixture.EVENT_SUMMARY.page(),
                    (client, callback) -> client.events().list().firstPage(),
                    (client, callback) -> client.events().list().firstPage()),
            Operation.reads(
                    "events.get",
                    Fixture.EVENT.json(),
                    (client, callback) -> client.events().get("e"),
                    (client, callback) -> client.events().get("e")),
            Operation.isFelt(
                    "events.redeliver",
                    Fixture.REDELIVERY.json(),
                    (client, callback) -> client.events().redeliver("e"),
                    (client, callback) -> client.events().redeliver("e")),
            Operation.reads(
                    "templates.list",
                    Fixture.TEMPLATE.page(),
                    (client, callback) -> client.templates().list().firstPage(),
                    (client, callback) -> client.templates().list().firstPage()),
            Operation.reads(
                    "templates.get",
                    Fixture.TEMPLATE.json(),
                    (client, callback) -> client.templates().get("t"),
                    (client, callback) -> client.templates().get("t")),
            Operation.reads(
                    "templates.catalog",
                    Fixture.TEMPLATE_CATALOG.json(),
                    (client, callback) -> client.templates().catalog("t"),
                    (client, callback) -> client.templates().catalog("t")),
            Operation.reads(
                    "configurationSessions.get",
                    Fixture.CONFIGURATION_SESSION.json(),
                    (client, callback) -> client.configurationSessions().get(callback),
                    (client, callback) -> client.configurationSessions().get(callback)),
            Operation.leavesTheSame(
                    "configurationSessions.adjust",
                    Fixture.ADJUSTMENT_RESULT.json(),
                    (client, callback) -> client.configurationSessions().adjust(callback, NO_LINES),
                    (client, callback) -> client.configurationSessions().adjust(callback, NO_LINES)));

    private Operations() {}
}
