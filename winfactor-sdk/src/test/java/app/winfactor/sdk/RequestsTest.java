package app.winfactor.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.winfactor.sdk.contacts.UpsertedContact;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventType;
import app.winfactor.sdk.internal.Json;
import app.winfactor.sdk.leads.LeadStatus;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.organization.LocaleCode;
import app.winfactor.sdk.paging.Page;
import app.winfactor.sdk.pricing.PricingLineItem;
import app.winfactor.sdk.quotes.LineItemType;
import app.winfactor.sdk.quotes.LineItems;
import app.winfactor.sdk.quotes.QuoteStatus;
import app.winfactor.sdk.submissions.SubmissionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final WireMockServer SERVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private WinFactorClient client = Clients.of("http://127.0.0.1:1");

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
        client = Clients.of("http://127.0.0.1:" + SERVER.port());
    }

    // Organization

    @Test
    void theOrganizationIsRead() {
        answers(Fixture.ORGANIZATION.json());
        assertThat(client.organization().get().name()).isEqualTo("Fenster Beispiel GmbH");
        arrived("GET", "/api/v1/organization");
    }

    // Submissions

    @Test
    void submissionsAreListedByEveryFilter() {
        answers(Fixture.SUBMISSION_SUMMARY.page());
        Page<?> page = client.submissions()
                .list(q -> q.status(SubmissionStatus.NEW)
                        .templateId("tpl 1")
                        .createdAfter(Instant.ofEpochMilli(1763890000123L))
                        .createdBefore(Instant.ofEpochMilli(1763890000124L))
                        .limit(100)
                        .cursor("c/1"))
                .firstPage();
        assertThat(page.items()).hasSize(1);
        arrived(
                "GET",
                "/api/v1/submissions?status=new&templateId=tpl%201&createdAfter=1763890000123"
                        + "&createdBefore=1763890000124&limit=100&cursor=c%2F1");
    }

    @Test
    void everyListWithoutAFilterHasNoQuery() {
        List<Consumer<WinFactorClient>> lists = List.of(
                c -> c.submissions().list().firstPage(),
                c -> c.quotes().list().firstPage(),
                c -> c.contacts().list().firstPage(),
                c -> c.leads().list().firstPage(),
                c -> c.events().list().firstPage(),
                c -> c.templates().list().firstPage());
        List<String> paths = List.of("submissions", "quotes", "contacts", "leads", "events", "templates");
        for (int i = 0; i < lists.size(); i++) {
            reset();
            answers("{\"data\":[],\"nextCursor\":null}");
            lists.get(i).accept(client);
            arrived("GET", "/api/v1/" + paths.get(i));
        }
    }

    @Test
    void aSubmissionIsRead() {
        answers(Fixture.SUBMISSION.json());
        assertThat(client.submissions().get("k57fixture").customer().email()).isEqualTo("mara@example.com");
        arrived("GET", "/api/v1/submissions/k57fixture");
    }

    @Test
    void aSubmissionIsUpdatedByWhatIsSetOnly() {
        answers("ignored, whatever it is");
        client.submissions().update("k57", u -> u.externalRef(ExternalRef.of("hubspot", "deal", "9912345")));
        arrived("PATCH", "/api/v1/submissions/k57", "{\"externalRef\":\"hubspot:deal:9912345\"}");
    }

    @Test
    void aSubmissionIsUpdatedByEveryField() {
        answers("");
        client.submissions()
                .update("k57", u -> u.status(SubmissionStatus.CLOSED).externalRef(ExternalRef.raw("x")));
        arrived("PATCH", "/api/v1/submissions/k57", "{\"status\":\"closed\",\"externalRef\":\"x\"}");
    }

    @Test
    void aQuoteIsCreatedWithNothingSet() {
        answers(Fixture.CREATED_QUOTE.json());
        assertThat(client.submissions().createQuote("k57").quoteId()).isEqualTo("k61new");
        arrived("POST", "/api/v1/submissions/k57/quotes", "{}");
    }

    @Test
    void aQuoteIsCreatedWithEverythingSet() {
        answers(Fixture.CREATED_QUOTE.json());
        client.submissions()
                .createQuote(
                        "k57",
                        q -> q.taxRate(new BigDecimal("21.0"))
                                .validityDays(30)
                                .currency("EUR")
                                .reference("ERP order 5512")
                                .notes("n")
                                .lineItems(Items.DOOR));
        arrived(
                "POST",
                "/api/v1/submissions/k57/quotes",
                "{\"taxRate\":21.0,\"validityDays\":30,\"currency\":\"EUR\",\"reference\":\"ERP order 5512\",\"notes\":\"n\","
                        + "\"lineItems\":[{\"description\":\"Lift-slide door\",\"quantity\":2,\"unitPrice\":512.00,"
                        + "\"itemType\":\"door\"}]}");
    }

    // Quotes

    @Test
    void quotesAreListedByEveryFilter() {
        answers(Fixture.QUOTE_SUMMARY.page());
        assertThat(client.quotes()
                        .list(q ->
                                q.status(QuoteStatus.SENT).submissionId("k57").limit(1))
                        .firstPage()
                        .items())
                .first()
                .satisfies(quote -> assertThat(quote.quoteNumber()).isEqualTo("Q-2026-0042"));
        arrived("GET", "/api/v1/quotes?status=sent&submissionId=k57&limit=1");
    }

    @Test
    void aQuoteIsRead() {
        answers(Fixture.QUOTE.json());
        assertThat(client.quotes().get("k61one").total()).isEqualTo(new BigDecimal("906.78"));
        arrived("GET", "/api/v1/quotes/k61one");
    }

    @Test
    void aQuoteIsUpdatedByWhatIsSetOnly() {
        answers(Fixture.QUOTE_VERSION.json());
        assertThat(client.quotes()
                        .update("k61", u -> u.externalRef(ExternalRef.raw("x")))
                        .version())
                .isEqualTo(4);
        arrived("PATCH", "/api/v1/quotes/k61", "{\"externalRef\":\"x\"}");
    }

    @Test
    void aQuoteIsUpdatedByEveryField() {
        answers(Fixture.QUOTE_VERSION.json());
        client.quotes()
                .update(
                        "k61",
                        u -> u.notes("n")
                                .reference("r")
                                .validityDays(14)
                                .taxRate(new BigDecimal("19.00"))
                                .currency("CHF")
                                .externalRef(ExternalRef.raw("x"))
                                .revise(true));
        arrived(
                "PATCH",
                "/api/v1/quotes/k61",
                "{\"notes\":\"n\",\"reference\":\"r\",\"validityDays\":14,\"taxRate\":19.00,\"currency\":\"CHF\","
                        + "\"externalRef\":\"x\",\"revise\":true}");
    }

    @Test
    void lineItemsAreReplaced() {
        answers(Fixture.QUOTE_VERSION.json());
        client.quotes()
                .replaceLineItems(
                        "k61", r -> r.lineItems(Items.DOOR).revise(true).changeDescription("Doors only"));
        arrived(
                "PUT",
                "/api/v1/quotes/k61/line-items",
                "{\"lineItems\":[{\"description\":\"Lift-slide door\",\"quantity\":2,\"unitPrice\":512.00,"
                        + "\"itemType\":\"door\"}],\"revise\":true,\"changeDescription\":\"Doors only\"}");
    }

    @Test
    void aQuoteIsSent() {
        answers("");
        client.quotes().send("k61", s -> s.addRecipients("mara@example.com"));
        arrived("POST", "/api/v1/quotes/k61/send", "{\"recipients\":[\"mara@example.com\"]}");
    }

    @Test
    void aQuoteIsSentInALanguage() {
        answers("");
        client.quotes()
                .send(
                        "k61",
                        s -> s.addRecipients("a@example.com", "b@example.com").locale(LocaleCode.NL));
        arrived(
                "POST",
                "/api/v1/quotes/k61/send",
                "{\"recipients\":[\"a@example.com\",\"b@example.com\"],\"locale\":\"nl\"}");
    }

    // Contacts

    @Test
    void contactsAreListedByEveryFilter() {
        answers(Fixture.CONTACT.page());
        assertThat(client.contacts()
                        .list(q -> q.email("mara@example.com").limit(2))
                        .firstPage()
                        .items())
                .first()
                .satisfies(contact -> assertThat(contact.starred()).isTrue());
        arrived("GET", "/api/v1/contacts?email=mara%40example.com&limit=2");
    }

    @Test
    void aContactIsRead() {
        answers(Fixture.CONTACT.json());
        assertThat(client.contacts().get("c_1").submissionCount()).isEqualTo(4);
        arrived("GET", "/api/v1/contacts/c_1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"id":"c_9","created":true}                                  | true
            {"contactId":"c_9","created":false}                          | false
            {"contact":{"id":"c_9","name":"Mara"},"created":true}        | true
            {"id":"c_9","name":"Mara","isStarred":false,"created":false} | false
            """)
    void anUpsertUnderstandsEveryAnswerThatWinFactorMayGive(String answer, boolean created) {
        answers(answer);
        assertThat(client.contacts().upsert(u -> u.email("mara@example.com")))
                .isEqualTo(new UpsertedContact("c_9", created));
        arrived("POST", "/api/v1/contacts", "{\"email\":\"mara@example.com\"}");
    }

    @Test
    void aContactIsUpsertedByEveryField() {
        answers("{\"id\":\"c_9\",\"created\":true}");
        client.contacts()
                .upsert(u -> u.email("mara@example.com")
                        .name("Mara")
                        .phone("1")
                        .companyName("Muster BV")
                        .address("Dorpsstraat 1")
                        .postalCode("1234 AB")
                        .city("Utrecht")
                        .country("NL")
                        .externalRef(ExternalRef.of("hubspot", "contact", "3314")));
        arrived(
                "POST",
                "/api/v1/contacts",
                "{\"email\":\"mara@example.com\",\"name\":\"Mara\",\"phone\":\"1\",\"companyName\":\"Muster BV\","
                        + "\"address\":\"Dorpsstraat 1\",\"postalCode\":\"1234 AB\",\"city\":\"Utrecht\",\"country\":\"NL\","
                        + "\"externalRef\":\"hubspot:contact:3314\"}");
    }

    @Test
    void aContactIsUpdated() {
        answers("");
        client.contacts().update("c_1", u -> u.city("Köln").country("DE"));
        arrived("PATCH", "/api/v1/contacts/c_1", "{\"city\":\"Köln\",\"country\":\"DE\"}");
    }

    // Leads, events, templates

    @Test
    void leadsAreListedAndRead() {
        answers(Fixture.LEAD.page());
        client.leads().list(q -> q.status(LeadStatus.NEW)).firstPage();
        arrived("GET", "/api/v1/leads?status=new");
        reset();
        answers(Fixture.LEAD.json());
        assertThat(client.leads().get("l_1").message()).contains("Bonn");
        arrived("GET", "/api/v1/leads/l_1");
    }

    @Test
    void eventsAreListedAndRead() {
        answers(Fixture.EVENT_SUMMARY.page());
        client.events()
                .list(q -> q.type(EventType.QUOTE_SENT).status(EventStatus.FAILED))
                .firstPage();
        arrived("GET", "/api/v1/events?type=quote.sent&status=failed");
        reset();
        answers(Fixture.EVENT.json());
        assertThat(client.events().get("evt_2").payload().path("version").asText())
                .isEqualTo("1.0");
        arrived("GET", "/api/v1/events/evt_2");
    }

    @Test
    void anEventIsRedeliveredWithoutABody() {
        answers(Fixture.REDELIVERY.json());
        assertThat(client.events().redeliver("evt_1").redelivered()).isTrue();
        arrived("POST", "/api/v1/events/evt_1/redeliver");
    }

    @Test
    void templatesAreListedAndReadWithTheirCatalog() {
        answers(Fixture.TEMPLATE.page());
        client.templates().list(q -> q.limit(3)).firstPage();
        arrived("GET", "/api/v1/templates?limit=3");
        reset();
        answers(Fixture.TEMPLATE.json());
        assertThat(client.templates().get("tpl_1").materialTags()).containsExactly("wood", "aluminium");
        arrived("GET", "/api/v1/templates/tpl_1");
        reset();
        answers(Fixture.TEMPLATE_CATALOG.json());
        assertThat(client.templates().catalog("tpl_1").materials()).hasSize(1);
        arrived("GET", "/api/v1/templates/tpl_1/catalog");
    }

    // Live pricing

    @ParameterizedTest
    @ValueSource(strings = {"/cs/cap_KEEPSECRET", "/cs/cap_KEEPSECRET/adjustments"})
    void aSessionIsReadAtItsUrlWithoutTheKey(String path) {
        answers(Fixture.CONFIGURATION_SESSION.json());
        CapabilityUrl url = CapabilityUrl.of(SERVER.baseUrl() + path);
        assertThat(client.configurationSessions().get(url).configHash()).isEqualTo("h_2");
        LoggedRequest request = theOnlyRequest();
        assertThat(request.getMethod().value()).isEqualTo("GET");
        assertThat(request.getUrl()).isEqualTo("/cs/cap_KEEPSECRET");
        assertThat(request.containsHeader("Authorization")).isFalse();
        assertThat(request.getHeaders().toString()).doesNotContain(Clients.KEY);
    }

    @Test
    void aPriceIsAnsweredAtTheCallbackUrlWithoutTheKey() {
        answers(Fixture.ADJUSTMENT_RESULT.json());
        CapabilityUrl url = CapabilityUrl.of(SERVER.baseUrl() + "/cs/cap_KEEPSECRET/adjustments");
        PricingLineItem item = PricingLineItem.builder()
                .description("Window")
                .quantity(new BigDecimal("1.5"))
                .unitPrice(new BigDecimal("0.00"))
                .itemType(LineItemType.WINDOW)
                .itemKey("base-1")
                .sortOffset(-1)
                .externalRef(ExternalRef.of("erp", "article", "WW:1"))
                .build();
        assertThat(client.configurationSessions()
                        .adjust(url, a -> a.configHash("h_2").addLineItems(item))
                        .currentConfiguration())
                .isFalse();
        LoggedRequest request = theOnlyRequest();
        assertThat(request.getMethod().value()).isEqualTo("PUT");
        assertThat(request.getUrl()).isEqualTo("/cs/cap_KEEPSECRET/adjustments");
        assertThat(request.containsHeader("Authorization")).isFalse();
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"configHash\":\"h_2\",\"lineItems\":[{\"description\":\"Window\",\"quantity\":1.5,"
                        + "\"unitPrice\":0.00,\"itemType\":\"window\",\"itemKey\":\"base-1\",\"sortOffset\":-1,"
                        + "\"externalRef\":\"erp:article:WW:1\"}]}");
    }

    @Test
    void aBreakdownThatWinFactorWouldNotTakeIsRefused() {
        CapabilityUrl url = CapabilityUrl.of(SERVER.baseUrl() + "/cs/cap_KEEPSECRET/adjustments");
        refused(() -> adjust(url, 1, "0", "x"), "quantity");
        refused(() -> adjust(url, 1, "-1", "x"), "quantity");
        refused(() -> adjust(url, 201, "1", "x"), "lineItems");
        refused(() -> adjust(url, 1, "1", " "), "description");
        refused(() -> adjust(url, 1, "1", "x".repeat(2001)), "description");
        refused(() -> client.configurationSessions().adjust(url, a -> a.configHash(" ")), "configHash");
        answers(Fixture.ADJUSTMENT_RESULT.json());
        adjust(url, 200, "0.001", "x".repeat(2000));
        theOnlyRequest();
    }

    private void adjust(CapabilityUrl url, int lines, String quantity, String description) {
        PricingLineItem item = PricingLineItem.builder()
                .description(description)
                .quantity(new BigDecimal(quantity))
                .unitPrice(BigDecimal.ONE)
                .build();
        client.configurationSessions()
                .adjust(
                        url,
                        a -> a.configHash("h")
                                .addAllLineItems(
                                        Stream.generate(() -> item).limit(lines).toList()));
    }

    // IDs

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "a?b, a%3Fb",
        "a b, a%20b",
        "ü, %C3%BC",
        "a#b, a%23b",
        "a+b, a%2Bb",
        "a%2Fb, a%252Fb",
        "%2e%2e, %252e%252e",
        "../organization, ..%2Forganization",
        "a\\b, a%5Cb",
        "a*b, a%2Ab",
        "$1, %241",
        "{id}, %7Bid%7D",
        "..., ...",
        "a;b, a%3Bb"
    })
    void anIdIsExactlyOneSegmentWhateverItHolds(String id, String segment) {
        answers(Fixture.REDELIVERY.json());
        client.events().redeliver(id);
        arrived("POST", "/api/v1/events/" + segment + "/redeliver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", ".", ".."})
    void anIdThatCannotBeASegmentIsRefused(String id) {
        refused(() -> client.submissions().get(id), "id");
        refused(() -> client.submissions().update(id, u -> u.status(SubmissionStatus.NEW)), "id");
        refused(() -> client.submissions().createQuote(id), "id");
        refused(() -> client.quotes().get(id), "id");
        refused(() -> client.quotes().send(id, s -> s.addRecipients("a@example.com")), "id");
        refused(() -> client.quotes().replaceLineItems(id, r -> r.lineItems(Items.DOOR)), "id");
        refused(() -> client.contacts().get(id), "id");
        refused(() -> client.leads().get(id), "id");
        refused(() -> client.events().get(id), "id");
        refused(() -> client.events().redeliver(id), "id");
        refused(() -> client.templates().catalog(id), "id");
    }

    // What is worth no request

    @Test
    void anUpdateWithoutAFieldIsRefused() {
        refused(() -> client.submissions().update("k57", u -> {}), "at least one of status, externalRef");
        refused(() -> client.quotes().update("k61", u -> {}), "at least one of notes");
        refused(() -> client.quotes().update("k61", u -> u.revise(true)), "at least one of notes");
        refused(() -> client.contacts().update("c_1", u -> {}), "at least one of name");
    }

    @Test
    void anEmptyBreakdownIsRefused() {
        refused(() -> client.submissions().createQuote("k57", q -> q.lineItems(List.of())), "lineItems");
        refused(() -> client.quotes().replaceLineItems("k61", r -> r.lineItems(List.of())), "lineItems");
        refused(() -> LineItems.of(), "lineItems");
    }

    @Test
    void aQuoteToNobodyIsRefused() {
        refused(() -> client.quotes().send("k61", s -> {}), "recipients");
        refused(() -> client.quotes().send("k61", s -> s.addRecipients(" ")), "recipients");
    }

    @Test
    void aContactWithoutAnAddressIsRefused() {
        refused(() -> client.contacts().upsert(u -> u.email(" ")), "email");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.contacts().upsert(u -> u.name("Mara")))
                .withMessageContaining("email");
        assertThat(SERVER.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void nobodyIsFoundByABlankAddressWhichAServerMightTakeForNoFilter() {
        refused(() -> client.contacts().findByEmail(""), "email");
        refused(() -> client.contacts().findByEmail(" "), "email");
    }

    private static void answers(String json) {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(json)));
    }

    private static void refused(ThrowingCallable call, String named) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(named);
        assertThat(SERVER.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    private static LoggedRequest theOnlyRequest() {
        List<LoggedRequest> requests = SERVER.findAll(anyRequestedFor(anyUrl()));
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static void arrived(String verb, String url) {
        LoggedRequest request = arrivedWithTheKey(verb, url);
        assertThat(request.getBodyAsString()).isEmpty();
        assertThat(request.containsHeader("Content-Type")).isFalse();
    }

    private static void arrived(String verb, String url, String json) {
        LoggedRequest request = arrivedWithTheKey(verb, url);
        assertThat(tree(request.getBodyAsString())).isEqualTo(tree(json));
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    }

    /** The order of fields does not matter, every digit does. */
    private static JsonNode tree(String json) {
        return Json.tryRead(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static LoggedRequest arrivedWithTheKey(String verb, String url) {
        LoggedRequest request = theOnlyRequest();
        assertThat(request.getMethod().value()).isEqualTo(verb);
        assertThat(request.getUrl()).isEqualTo(url);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + Clients.KEY);
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        return request;
    }
}
