package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.contacts.UpsertedContact;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventType;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.leads.LeadStatus;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.organization.LocaleCode;
import app.winfactor.sdk.organization.Organization;
import app.winfactor.sdk.organization.UnitSystem;
import app.winfactor.sdk.quotes.LineItemType;
import app.winfactor.sdk.quotes.NewLineItem;
import app.winfactor.sdk.quotes.PdfStatus;
import app.winfactor.sdk.quotes.Quote;
import app.winfactor.sdk.quotes.QuoteLineItem;
import app.winfactor.sdk.quotes.QuoteStatus;
import app.winfactor.sdk.quotes.QuoteVersion;
import app.winfactor.sdk.submissions.ComponentSelection;
import app.winfactor.sdk.submissions.SelectedOption;
import app.winfactor.sdk.submissions.Submission;
import app.winfactor.sdk.submissions.SubmissionStatus;
import app.winfactor.sdk.submissions.SubmissionSummary;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every request of the CRM integration guide, in its order, through the SDK. {@link GuideOverHttpTest} sends them raw. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuideTest {
    private static final String JANE = "jane.doe@example.com";

    private FakeWinFactor fake;
    private WinFactorClient winFactor;
    private String submissionId;

    @BeforeEach
    void start() {
        fake = FakeWinFactor.builder().seed(Seed.EMPTY).start();
        winFactor = WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .build();
        submissionId =
                fake.customer(JANE).named("Jane Doe").phone("+31 6 12345678").submits(Design.door(2400, 1800));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    @Order(0)
    void selfConfigureYourConnector() {
        Organization organization = winFactor.organization().get();

        assertThat(organization.locale()).isEqualTo(LocaleCode.NL);
        assertThat(organization.unitSystem()).isEqualTo(UnitSystem.METRIC);
        assertThat(organization.currency()).isEqualTo("EUR");
    }

    @Test
    @Order(1)
    void pattern1EnrichesASubmissionAndWritesTheLinkBack() {
        Submission submission = winFactor.submissions().get(submissionId);

        assertThat(submission.customer().name()).isEqualTo("Jane Doe");
        assertThat(submission.customer().phone()).contains("+31 6 12345678");
        assertThat(submission.dimensions().width()).isEqualTo(2400);
        assertThat(submission.dimensions().height()).isEqualTo(1800);
        ComponentSelection door =
                submission.resolvedConfiguration().componentSelections().get(0);
        assertThat(door.componentName()).isEqualTo("Lift-slide door");
        assertThat(door.componentType()).isEqualTo("door");
        assertThat(door.width()).isEqualTo(1185);
        assertThat(door.height()).isEqualTo(1740);
        assertThat(door.selectedOptions())
                .extracting(SelectedOption::code, SelectedOption::name)
                .contains(org.assertj.core.groups.Tuple.tuple("HRPP", "HR++ glass"));
        assertThat(submission.resolvedConfiguration().insideColor())
                .hasValueSatisfying(color -> assertThat(color.name()).isEqualTo("Anthracite"));
        assertThat(submission.resolvedConfiguration().outsideColor())
                .hasValueSatisfying(color -> assertThat(color.name()).isEqualTo("White"));
        assertThat(submission.latestQuoteId()).isEmpty();
        assertThat(submission.externalRef()).isEmpty();

        winFactor.submissions().update(submissionId, u -> u.externalRef(ExternalRef.of("hubspot", "deal", "9912345")));

        assertThat(winFactor.submissions().get(submissionId).externalRef())
                .contains(ExternalRef.parse("hubspot:deal:9912345"));
    }

    @Test
    @Order(2)
    void pattern1BackfillsFromATime() {
        Instant createdAt = winFactor.submissions().get(submissionId).createdAt();

        assertThat(winFactor.submissions().list(q -> q.createdAfter(createdAt.minusMillis(1))))
                .extracting(SubmissionSummary::id)
                .containsExactly(submissionId);
        assertThat(winFactor.submissions().list(q -> q.createdAfter(createdAt.plusMillis(1))))
                .isEmpty();
    }

    @Test
    @Order(3)
    void pattern2UpsertsAContactByItsEmail() {
        UpsertedContact first = winFactor
                .contacts()
                .upsert(c -> c.email("new@example.com")
                        .name("Jane Doe")
                        .companyName("Doe BV")
                        .externalRef(ExternalRef.of("hubspot", "contact", "3314")));
        UpsertedContact second =
                winFactor.contacts().upsert(c -> c.email("new@example.com").name("Jane D."));

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        Contact contact = winFactor.contacts().get(first.id());
        assertThat(contact.name()).isEqualTo("Jane D.");
        assertThat(contact.companyName()).contains("Doe BV");
        assertThat(contact.externalRef()).contains(ExternalRef.of("hubspot", "contact", "3314"));
    }

    @Test
    @Order(4)
    void pattern2LooksTheContactOfASubmissionUpAndLinksIt() {
        Contact contact = winFactor.contacts().findByEmail(JANE).orElseThrow();
        assertThat(contact.externalRef()).isEmpty();
        assertThat(contact.submissionCount()).isEqualTo(1);
        assertThat(contact.lastUsedAt()).isPresent();

        winFactor.contacts().update(contact.id(), u -> u.externalRef(ExternalRef.of("hubspot", "contact", "7")));

        assertThat(winFactor.contacts().findByEmail(JANE).orElseThrow().externalRef())
                .isPresent();
        assertThat(winFactor.contacts().findByEmail("nobody@example.com")).isEmpty();
    }

    @Test
    @Order(5)
    void pattern3CreatesRevisesSendsAndIsAnswered() throws Exception {
        String quoteId = winFactor
                .submissions()
                .createQuote(
                        submissionId,
                        q -> q.reference("ERP order 5512")
                                .lineItems(
                                        item("Lift-slide door (SKU WW-451)", 2, "512.0", LineItemType.DOOR),
                                        item("Mounting", 1, "250.0", LineItemType.LABOR)))
                .quoteId();
        Quote draft = winFactor.quotes().get(quoteId);
        assertThat(draft.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(draft.subtotal()).isEqualByComparingTo("1274.00");
        assertThat(draft.total()).isEqualByComparingTo(draft.subtotal().add(draft.taxAmount()));
        assertThat(draft.reference()).contains("ERP order 5512");
        assertThat(draft.lineItems())
                .extracting(QuoteLineItem::order, QuoteLineItem::description)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                draft.lineItems().get(0).order(), "Lift-slide door (SKU WW-451)"),
                        org.assertj.core.groups.Tuple.tuple(
                                draft.lineItems().get(1).order(), "Mounting"));

        winFactor.quotes().send(quoteId, s -> s.addRecipients(JANE));
        QuoteVersion revised = winFactor
                .quotes()
                .replaceLineItems(
                        quoteId, r -> r.revise(true).lineItems(item("Everything", 1, "1000", LineItemType.OTHER)));
        assertThat(revised.version()).isEqualTo(2);
        winFactor.quotes().send(quoteId, s -> s.addRecipients(JANE));
        fake.dashboard().preparePdf(quoteId);
        fake.customer().views(quoteId);
        fake.customer().accepts(quoteId);

        Quote accepted = winFactor.quotes().get(quoteId);
        assertThat(accepted.status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(accepted.subtotal()).isEqualByComparingTo(new BigDecimal("1000"));
        assertThat(accepted.pdf().status()).contains(PdfStatus.READY);
        HttpRequest pdf = HttpRequest.newBuilder(
                        accepted.pdf().url().orElseThrow().toUri())
                .build();
        assertThat(HttpClient.newHttpClient().send(pdf, BodyHandlers.ofString()).body())
                .startsWith("%PDF");
        Submission closed = winFactor.submissions().get(submissionId);
        assertThat(closed.status()).isEqualTo(SubmissionStatus.CLOSED);
        assertThat(closed.latestQuoteId()).contains(quoteId);
    }

    @Test
    @Order(6)
    void pattern3LetsWinFactorCalculate() {
        String quoteId = winFactor.submissions().createQuote(submissionId).quoteId();

        Quote quote = winFactor.quotes().get(quoteId);
        assertThat(quote.lineItems()).isNotEmpty();
        assertThat(quote.subtotal())
                .isEqualByComparingTo(
                        quote.lineItems().stream().map(QuoteLineItem::total).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    @Order(7)
    void pattern4ListsNewLeads() {
        String leadId =
                fake.customer("sam.visser@example.com").named("Sam Visser").asks("Hello");

        assertThat(winFactor.leads().list(q -> q.status(LeadStatus.NEW)))
                .extracting(Lead::id)
                .containsExactly(leadId);
        assertThat(winFactor.leads().get(leadId).message()).isEqualTo("Hello");
        assertThat(winFactor.leads().list(q -> q.status(LeadStatus.CLOSED))).isEmpty();
    }

    @Test
    @Order(8)
    void operationalNotesTheDeliveryLogTellsWhatHappened() {
        assertThat(winFactor.events().list(q -> q.type(EventType.SUBMISSION_CREATED)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.entityId()).isEqualTo(submissionId);
                    assertThat(event.status()).isNotEqualTo(EventStatus.DELIVERED);
                    assertThat(winFactor
                                    .events()
                                    .get(event.id())
                                    .payload()
                                    .at("/data/submission/id")
                                    .asText())
                            .isEqualTo(submissionId);
                });
    }

    private static NewLineItem item(String description, int quantity, String unitPrice, LineItemType type) {
        return NewLineItem.builder()
                .description(description)
                .quantity(quantity)
                .unitPrice(unitPrice)
                .itemType(type)
                .build();
    }
}
