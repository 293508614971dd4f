package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends FakeTest {
    @Test
    void organizations_live_side_by_side_and_see_nothing_of_each_other() {
        FakeOrganization german = fake.addOrganization(o -> o.locale("de").name("Fensterbau Süd"));
        Http inGerman = new Http(fake.url(), german.apiKey());
        String ours = fake.customer().submits();
        String theirs = german.customer("max@example.net").submits();

        assertThat(inGerman.get("/organization").json().path("locale").asText()).isEqualTo("de");
        assertThat(inGerman.get("/organization").json().path("name").asText()).isEqualTo("Fensterbau Süd");
        assertThat(inGerman.get("/organization").json().path("slug").asText()).isEqualTo("fensterbau-s-d");
        assertThat(inGerman.get("/organization").json().path("id").asText())
                .isEqualTo(german.id())
                .isNotEqualTo(fake.organization().id());
        assertThat(inGerman.get("/submissions").json().path("data").findValuesAsText("id"))
                .containsExactly(theirs);
        assertThat(http.get("/submissions").json().path("data").findValuesAsText("id"))
                .containsExactly(ours);
        assertThat(http.get("/submissions/" + theirs).code()).isEqualTo("not_found");
        assertThat(new Http(fake.url(), german.readOnlyKey())
                        .get("/submissions/" + theirs)
                        .status())
                .isEqualTo(200);
        assertThatIllegalStateException().isThrownBy(() -> german.dashboard().preparePdf(sentQuote()));
    }

    @Test
    void each_organization_tells_its_own_receiver_with_its_own_secret() {
        try (Receiver other = new Receiver()) {
            FakeOrganization second = fake.addOrganization(o -> {});
            second.webhooks().deliverTo(other.url());
            String ours = fake.customer().submits();
            String theirs = second.customer().submits();
            fake.webhooks().awaitIdle(PATIENCE);

            assertThat(receiver.deliveries())
                    .singleElement()
                    .extracting(delivery ->
                            delivery.json().at("/data/submission/id").asText())
                    .isEqualTo(ours);
            assertThat(other.deliveries())
                    .singleElement()
                    .extracting(delivery ->
                            delivery.json().at("/data/submission/id").asText())
                    .isEqualTo(theirs);
            assertThat(second.signingSecret()).isNotEqualTo(fake.signingSecret());
            assertThat(signedWith(second.signingSecret(), other.last())).isTrue();
            assertThat(signedWith(fake.signingSecret(), other.last())).isFalse();
        }
    }

    @Test
    void time_passes_for_all_of_them() {
        try (Receiver other = new Receiver()) {
            FakeOrganization second = fake.addOrganization(o -> {});
            second.webhooks().deliverTo(other.url());
            other.answers(delivery -> 500);
            String quote = sentQuoteOf(second);
            fake.advance(Duration.ofDays(40));

            Http theirs = new Http(fake.url(), second.apiKey());
            assertThat(theirs.get("/quotes/" + quote).json().path("status").asText())
                    .isEqualTo("expired");
            assertThat(theirs.get("/events?status=failed").json().path("data")).hasSize(5);
            assertThat(other.deliveries()).hasSize(15);
            assertThat(receiver.deliveries()).isEmpty();
        }
    }

    @Test
    void mail_pdfs_and_live_prices_work_for_every_one_of_them() {
        FakeOrganization second = fake.addOrganization(o -> {});
        String quote = sentQuoteOf(second);
        assertThat(second.outbox()).extracting(SentMail::quoteId).containsExactly(quote);
        assertThat(fake.outbox()).isEmpty();

        second.dashboard().preparePdf(quote);
        String url = new Http(fake.url(), second.apiKey())
                .get("/quotes/" + quote)
                .json()
                .at("/pdf/url")
                .asText();
        assertThat(anyone.get(url).text()).startsWith("%PDF-");

        LiveSession live = second.customer().configures(door(2000, 2000));
        String session =
                anyone.get(live.callbackUrl().replace("/adjustments", "")).text();
        assertThat(session).contains(second.id());
        assertThat(anyone.put(
                                live.callbackUrl(),
                                "{\"configHash\": \"" + live.configHash()
                                        + "\", \"lineItems\": [{\"description\": \"Door\", \"quantity\": 1, \"unitPrice\": 1}]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_reset_leaves_only_the_first() {
        FakeOrganization second = fake.addOrganization(o -> {});
        fake.reset();
        assertThat(new Http(fake.url(), second.apiKey()).get("/organization").status())
                .isEqualTo(401);
        assertThat(http.get("/organization").status()).isEqualTo(200);
        assertThat(second.toString()).contains(second.id()).doesNotContain("KEEPSECRET");
    }

    private String sentQuoteOf(FakeOrganization organization) {
        Http theirs = new Http(fake.url(), organization.apiKey());
        String quote = theirs.post("/submissions/" + organization.customer().submits() + "/quotes", null)
                .json()
                .path("quoteId")
                .asText();
        theirs.post("/quotes/" + quote + "/send", "{\"recipients\": [\"a@example.com\"]}");
        return quote;
    }

    private static boolean signedWith(String secret, Receiver.Delivery delivery) {
        long seconds = Long.parseLong(delivery.signature().replaceAll("t=(\\d+),.*", "$1"));
        return WebhookSigner.of(secret)
                .signature(
                        delivery.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.time.Instant.ofEpochSecond(seconds))
                .equals(delivery.signature());
    }
}
