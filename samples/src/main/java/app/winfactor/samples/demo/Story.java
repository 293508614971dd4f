package app.winfactor.samples.demo;

import static app.winfactor.testkit.Design.door;

import app.winfactor.samples.crm.Deal;
import app.winfactor.samples.crm.InMemoryCrm;
import app.winfactor.samples.crm.Person;
import app.winfactor.samples.crm.QuoteStage;
import app.winfactor.samples.crm.QuoteStage.Stage;
import app.winfactor.samples.service.CrmIntegration;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.organization.Organization;
import app.winfactor.sdk.organization.OrganizationFormat;
import app.winfactor.sdk.quotes.LineItemType;
import app.winfactor.sdk.quotes.NewLineItem;
import app.winfactor.sdk.quotes.QuoteVersion;
import app.winfactor.testkit.FakeWinFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From the first submission to the last missed webhook. Every sentence with a plus is checked before it is told. */
final class Story {
    private static final String JANE = "jane.doe@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAST_EVERY_RETRY = Duration.ofHours(1);

    private final FakeWinFactor fake;
    private final Narrator narrator;
    private final InMemoryCrm crm = new InMemoryCrm();
    private final WinFactorClient winFactor;
    private final CrmIntegration integration;
    private final OrganizationFormat format;

    Story(FakeWinFactor fake, Narrator narrator) {
        this.fake = fake;
        this.narrator = narrator;
        this.winFactor = WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .rateLimiter(RateLimiter.unlimited()) // the fake counts nothing; with WinFactor leave this line out
                .build();
        this.integration = new CrmIntegration(winFactor, crm);
        this.format = OrganizationFormat.of(winFactor.organization().get());
    }

    void play() {
        try (Receiver receiver = new Receiver(integration.receiver(fake.signingSecret()))) {
            fake.webhooks().deliverTo(receiver.url());
            organization();
            String submissionId = submission();
            contact();
            quote(submissionId);
            lead();
            redelivery(receiver);
            reconciliation(receiver);
            nothingDoubled();
        }
    }

    private void organization() {
        narrator.chapter("The connector configures itself from the organization");
        Organization organization = winFactor.organization().get();
        narrator.tell(organization.name() + " speaks " + organization.locale() + ", measures "
                + organization.unitSystem() + " and counts in " + organization.currency());
    }

    private String submission() {
        narrator.chapter("A customer submits, and the CRM has a deal (pattern 1)");
        String id = fake.customer(JANE)
                .named("Jane Doe")
                .company("Doe BV")
                .submits(door(2400, 1800).noting("Before the summer, please"));
        settle();
        Deal deal = crm.deals().get(0);
        narrator.fact(deal.submissionId().equals(id), "a deal is there: " + deal.title());
        narrator.tell(deal.description());
        String dealId = crm.dealOf(id).orElseThrow();
        Optional<String> link = winFactor.submissions().get(id).externalRef().flatMap(ref -> ref.id());
        narrator.fact(link.equals(Optional.of(dealId)), "the submission knows its deal: " + dealId);
        narrator.fact(crm.contactOf(dealId).isPresent(), "the deal knows its contact");
        return id;
    }

    private void contact() {
        narrator.chapter("The contact is kept aligned, both ways (pattern 2)");
        Contact jane = winFactor.contacts().findByEmail(JANE).orElseThrow();
        narrator.fact(
                jane.externalRef().isPresent(),
                "WinFactor's contact is linked to " + jane.externalRef().orElseThrow());
        integration
                .contacts()
                .push(new Person(JANE, "Jane Doe", Optional.of("+31 6 12345678"), Optional.of("Doe Kozijnen BV")));
        Contact changed = winFactor.contacts().findByEmail(JANE).orElseThrow();
        narrator.fact(
                changed.companyName().equals(Optional.of("Doe Kozijnen BV")),
                "a change in the CRM arrived in WinFactor: "
                        + changed.companyName().orElseThrow());
        narrator.fact(changed.submissionCount() == 1, "and it is still the same contact, with one submission");
    }

    private void quote(String submissionId) {
        narrator.chapter("A quote goes from draft to accepted, and the deal follows (pattern 3)");
        String quoteId = winFactor
                .submissions()
                .createQuote(
                        submissionId, quote -> quote.reference("ERP order 5512").lineItems(lines("512.00")))
                .quoteId();
        expectStage(submissionId, Stage.QUOTING);
        send(quoteId);
        expectStage(submissionId, Stage.PROPOSED);
        fake.customer().views(quoteId);
        expectStage(submissionId, Stage.READ);
        QuoteVersion revised = winFactor
                .quotes()
                .replaceLineItems(
                        quoteId,
                        change -> change.revise(true)
                                .changeDescription("Discount")
                                .lineItems(lines("499.95")));
        narrator.fact(revised.version() == 2, "revised after sending: version 2, a draft again");
        send(quoteId);
        fake.dashboard().preparePdf(quoteId);
        fake.customer().accepts(quoteId);
        expectStage(submissionId, Stage.WON);
        String dealId = crm.dealOf(submissionId).orElseThrow();
        narrator.fact(crm.documentsOf(dealId).size() == 1, "its PDF is noted: " + crm.documentsOf(dealId));
    }

    private void lead() {
        narrator.chapter("A visitor writes, and the CRM has a lead (pattern 4)");
        fake.customer("sam.visser@example.com").named("Sam Visser").asks("Do you also do roof windows?");
        settle();
        narrator.fact(
                crm.leads().size() == 1,
                "a lead is in the inbox: " + crm.leads().get(0).message());
    }

    private void redelivery(Receiver receiver) {
        narrator.chapter("The receiver is down for an hour, and redelivery brings back what it missed");
        receiver.goDown();
        fake.customer("kim.jansen@example.com").named("Kim Jansen").submits();
        fake.customer("alex.bos@example.com").named("Alex Bos").asks("Call me");
        settle();
        fake.advance(PAST_EVERY_RETRY);
        settle();
        List<EventSummary> failed = winFactor.events().list(query -> query.status(EventStatus.FAILED)).stream()
                .toList();
        narrator.fact(failed.size() == 2 && crm.deals().size() == 1, "two events failed for good");
        receiver.comeBack();
        failed.forEach(event -> winFactor.events().redeliver(event.id()));
        settle();
        narrator.fact(crm.deals().size() == 2 && crm.leads().size() == 2, "redelivered, they are both in the CRM");
    }

    private void reconciliation(Receiver receiver) {
        narrator.chapter("A webhook is lost for good, and a run over the history finds it");
        Instant before = fake.now();
        receiver.goDown();
        String id = fake.customer("robin.smit@example.com").named("Robin Smit").submits();
        settle();
        fake.advance(PAST_EVERY_RETRY);
        settle();
        narrator.fact(crm.dealOf(id).isEmpty(), "nobody has told the CRM");
        integration.reconcile(before);
        narrator.fact(crm.dealOf(id).isPresent(), "the run over createdAfter did");
        receiver.comeBack();
    }

    private void nothingDoubled() {
        narrator.chapter("Everything runs once more, and nothing is doubled");
        integration.reconcile(Instant.EPOCH.plus(Duration.ofDays(1)));
        narrator.fact(crm.deals().size() == 3, "three submissions, three deals");
        narrator.fact(crm.contacts().size() == 3, "three customers, three contacts");
        narrator.fact(crm.leads().size() == 2, "two visitors, two leads");
        long linked = winFactor.submissions().list().stream()
                .filter(submission -> submission.externalRef().isPresent())
                .count();
        narrator.fact(linked == 3, "every submission is linked to its deal");
    }

    private void send(String quoteId) {
        winFactor.quotes().send(quoteId, quote -> quote.addRecipients(JANE));
        settle();
    }

    private void expectStage(String submissionId, Stage stage) {
        settle();
        String dealId = crm.dealOf(submissionId).orElseThrow();
        Optional<QuoteStage> shown = crm.stageOf(dealId);
        String amount = shown.map(QuoteStage::amount).map(format::money).orElse("nothing");
        narrator.fact(
                shown.map(QuoteStage::stage).equals(Optional.of(stage)), "the deal is " + stage + " at " + amount);
    }

    private void settle() {
        fake.webhooks().awaitIdle(PATIENCE);
    }

    private static List<NewLineItem> lines(String doorPrice) {
        return List.of(
                NewLineItem.builder()
                        .description("Lift-slide door (SKU WW-451)")
                        .quantity(2)
                        .unitPrice(doorPrice)
                        .itemType(LineItemType.DOOR)
                        .build(),
                NewLineItem.builder()
                        .description("Mounting")
                        .quantity(1)
                        .unitPrice("250.00")
                        .itemType(LineItemType.LABOR)
                        .build());
    }
}
