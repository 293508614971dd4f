package app.winfactor.testkit;

import static app.winfactor.testkit.Method.GET;
import static app.winfactor.testkit.WinFactorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

class WinFactorAssertionsTest extends FakeTest {
    private static final String EMAIL = "jane.doe@example.com";

    @Test
    void what_is_so_can_be_said_in_one_sentence() {
        String id = fake.customer().submits();
        assertThat(fake).submission(id).isNotLinked().hasNoQuote().hasStatus("new");
        assertThat(fake).contact(EMAIL).isNotLinked();
        http.patch("/submissions/" + id, "{\"externalRef\": \"hubspot:deal:1\"}");
        http.post(
                "/contacts",
                "{\"email\": \"" + EMAIL + "\", \"companyName\": \"Doe BV\", \"externalRef\": \"hubspot:contact:2\"}");
        String quote = http.post(
                        "/submissions/" + id + "/quotes",
                        "{\"taxRate\": 21, \"lineItems\": [{\"description\": \"Door\", \"quantity\": 2, \"unitPrice\": 512.00}]}")
                .json()
                .path("quoteId")
                .asText();
        assertThat(fake).quote(quote).wasNotSent().hasStatus("draft");
        send(quote);
        http.patch("/quotes/" + quote, "{\"externalRef\": \"erp:order:5512\"}");

        assertThat(fake)
                .submission(id)
                .isLinkedTo("hubspot:deal:1")
                .hasLatestQuote(quote)
                .hasStatus("quoted");
        assertThat(fake)
                .quote(quote)
                .isLinkedTo("erp:order:5512")
                .hasStatus("sent")
                .hasVersion(1)
                .hasTotal("1239.04")
                .wasSentTo(EMAIL)
                .wasSentOnceTo(EMAIL);
        assertThat(fake)
                .contact(EMAIL)
                .isLinkedTo("hubspot:contact:2")
                .hasName("Jane Doe")
                .hasCompany("Doe BV")
                .hasSubmissions(1);
        assertThat(fake).hasNoContact("john.roe@example.com");
        assertThat(fake).deliveries("quote.sent").hasSize(1).wereTaken().tookAttempts(1);
        assertThat(fake).received(GET, "/submissions/{id}").never();
        http.get("/submissions/" + id);
        assertThat(fake).received(GET, "/submissions/{id}").once();
        assertThat(fake).hasSeenNothingUnexpected();
    }

    @Test
    void what_failed_for_good_is_told_apart_from_what_is_still_to_come() {
        receiver.answers(delivery -> 500);
        fake.customer().submits();
        assertThatThrownBy(
                        () -> assertThat(fake).deliveries("submission.created").haveFailed())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("pending");
        fake.advance(Duration.ofMinutes(6));
        assertThat(fake).deliveries("submission.created").haveFailed().tookAttempts(3);
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_so_fails_and_says_what_is() {
        String id = fake.customer().submits();
        String quote = draft();
        http.get("/quotez");
        return Stream.of(
                fails(
                        "isLinkedTo",
                        "but it is null",
                        () -> assertThat(fake).submission(id).isLinkedTo("hubspot:deal:1")),
                fails(
                        "hasStatus",
                        "but it is new",
                        () -> assertThat(fake).submission(id).hasStatus("quoted")),
                fails(
                        "hasLatestQuote",
                        "but it is null",
                        () -> assertThat(fake).submission(id).hasLatestQuote(quote)),
                fails(
                        "hasNoQuote",
                        quote,
                        () -> assertThat(fake).submission(quoted(quote)).hasNoQuote()),
                fails(
                        "wasSentTo",
                        "but it is []",
                        () -> assertThat(fake).quote(quote).wasSentTo(EMAIL)),
                fails(
                        "wasSentOnceTo",
                        "but it is []",
                        () -> assertThat(fake).quote(quote).wasSentOnceTo(EMAIL)),
                fails(
                        "hasTotal",
                        "total of quote " + quote + " to be 1.00",
                        () -> assertThat(fake).quote(quote).hasTotal("1.00")),
                fails(
                        "hasVersion",
                        "but it is 1",
                        () -> assertThat(fake).quote(quote).hasVersion(2)),
                fails(
                        "hasSubmissions",
                        "but it is 2",
                        () -> assertThat(fake).contact(EMAIL).hasSubmissions(1)),
                fails("hasNoContact", "there is one", () -> assertThat(fake).hasNoContact(EMAIL)),
                fails(
                        "wereTaken",
                        "Expected of lead.created",
                        () -> assertThat(fake).deliveries("lead.created").wereTaken()),
                fails(
                        "received",
                        "Expected GET /leads to be requested 1 times, but it was 0",
                        () -> assertThat(fake).received(GET, "/leads").once()),
                fails(
                        "hasSeenNothingUnexpected",
                        "/quotez",
                        () -> assertThat(fake).hasSeenNothingUnexpected()),
                fails(
                        "a missing submission",
                        "Expected a submission nowhere, but there is none",
                        () -> assertThat(fake).submission("nowhere")),
                fails(
                        "a missing quote",
                        "Expected a quote nowhere",
                        () -> assertThat(fake).quote("nowhere")),
                fails(
                        "a missing contact",
                        "Expected a contact nobody@example.com",
                        () -> assertThat(fake).contact("nobody@example.com")));
    }

    private String quoted(String quote) {
        return quote(quote).path("submissionId").asText();
    }

    private static DynamicTest fails(String what, String message, Executable assertion) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertThatThrownBy(assertion::execute)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining(message));
    }
}
