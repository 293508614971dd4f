package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivePricingTest extends FakeTest {
    private static final String ITEM = "{\"description\": \"Door\", \"quantity\": 2, \"unitPrice\": 695.25, "
            + "\"itemType\": \"door\", \"itemKey\": \"k\", \"sortOffset\": -1, \"externalRef\": \"erp:sku:1\"}";

    @Test
    void a_configuration_asks_for_its_price_at_a_callback_that_the_log_does_not_show() {
        LiveSession session = fake.customer().configures(door(2000, 2100));
        fake.webhooks().awaitIdle(PATIENCE);
        JsonNode data = receiver.last().json().path("data");
        assertThat(receiver.last().event()).isEqualTo("pricing.calculated");
        assertThat(data.at("/callback/url").asText()).isEqualTo(session.callbackUrl());
        assertThat(data.path("configHash").asText()).isEqualTo(session.configHash());
        assertThat(data.at("/configuration/width").intValue()).isEqualTo(2000);
        assertThat(data.at("/basePricing/subtotal").decimalValue()).isPositive();
        assertThat(data.path("context").asText()).isEqualTo("live");

        JsonNode logged = http.get("/events/" + receiver.last().id()).json();
        assertThat(logged.at("/payload/data/callback/url").asText()).isEqualTo("[redacted]");
        assertThat(logged.at("/payload/data/configHash").asText()).isEqualTo(session.configHash());
    }

    @Test
    void a_price_is_taken_shown_and_frozen_when_the_customer_submits() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        Http.Answer applied = price(session.callbackUrl(), session.configHash(), ITEM);
        assertThat(applied.json().path("applied").booleanValue()).isTrue();
        assertThat(applied.json().path("isCurrentConfiguration").booleanValue()).isTrue();
        assertThat(price(session.callbackUrl(), session.configHash(), ITEM).status())
                .isEqualTo(200);
        JsonNode shown = anyone.get(sessionUrl(session)).json();
        assertThat(shown.path("status").asText()).isEqualTo("active");
        assertThat(shown.at("/adjustments/subtotal").decimalValue()).isEqualByComparingTo("1390.50");
        assertThat(shown.at("/adjustments/lineItems/0/externalRef").asText()).isEqualTo("erp:sku:1");

        String id = session.submits();

        JsonNode frozen = http.get("/submissions/" + id).json().path("externalPricing");
        assertThat(frozen.path("configHash").asText()).isEqualTo(session.configHash());
        assertThat(frozen.path("subtotal").decimalValue()).isEqualByComparingTo("1390.50");
        String quote = http.post("/submissions/" + id + "/quotes", null)
                .json()
                .path("quoteId")
                .asText();
        assertThat(quote(quote).at("/lineItems/0/unitPrice").decimalValue()).isEqualByComparingTo("695.25");
        assertThat(anyone.get(sessionUrl(session)).json().path("submissionId").asText())
                .isEqualTo(id);
        assertThat(price(session.callbackUrl(), session.configHash(), ITEM).code())
                .isEqualTo("window_expired");
    }

    @Test
    void another_price_for_the_same_configuration_replaces_the_first_as_a_whole() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        price(session.callbackUrl(), session.configHash(), ITEM + "," + ITEM);
        price(session.callbackUrl(), session.configHash(), ITEM);
        assertThat(anyone.get(sessionUrl(session)).json().at("/adjustments/lineItems"))
                .hasSize(1);
    }

    @Test
    void a_user_of_the_organization_asks_for_a_price_in_another_context() {
        LiveSession session = fake.dashboard().configures(door(2400, 1800));
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.last().json().at("/data/context").asText()).isEqualTo("autofill");
        assertThat(anyone.get(sessionUrl(session)).json().path("origin").asText())
                .isEqualTo("dashboard");
        price(session.callbackUrl(), session.configHash(), ITEM);
        assertThat(http.get("/submissions/" + session.submits()).json().at("/externalPricing/configHash"))
                .hasToString("\"" + session.configHash() + "\"");
    }

    @Test
    void a_session_shows_all_that_the_page_names() {
        LiveSession session = fake.customer().speaking("de").configures(door(2400, 1800));
        JsonNode shown = anyone.get(sessionUrl(session)).json();
        assertThat(shown.path("sessionId").asText()).isEqualTo(session.id());
        assertThat(shown.path("organizationId").asText())
                .isEqualTo(fake.organization().id());
        assertThat(shown.path("templateId")).isEqualTo(shown.at("/configuration/templateId"));
        assertThat(shown.path("origin").asText()).isEqualTo("public");
        assertThat(shown.path("locale").asText()).isEqualTo("de");
        assertThat(shown.path("submissionId").isNull()).isTrue();
        assertThat(shown.path("adjustments").isNull()).isTrue();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : shown.at("/basePricing/lineItems")) {
            assertThat(line.path("itemKey").isTextual()).isTrue();
            sum = sum.add(line.path("quantity")
                    .decimalValue()
                    .multiply(line.path("unitPrice").decimalValue()));
        }
        assertThat(shown.at("/basePricing/subtotal").decimalValue()).isEqualByComparingTo(sum);
    }

    @Test
    void a_frozen_price_goes_before_winfactors_own_but_not_before_given_lines() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        price(session.callbackUrl(), session.configHash(), ITEM);
        String path = "/submissions/" + session.submits() + "/quotes";
        String own = "{\"lineItems\": [{\"description\": \"Ours\", \"quantity\": 1, \"unitPrice\": 7}]}";
        assertThat(quote(http.post(path, "{}").json().path("quoteId").asText())
                        .path("subtotal")
                        .decimalValue())
                .isEqualByComparingTo("1390.50");
        assertThat(quote(http.post(path, own).json().path("quoteId").asText())
                        .path("subtotal")
                        .decimalValue())
                .isEqualByComparingTo("7");
    }

    @Test
    void a_price_for_an_earlier_configuration_is_not_frozen() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        price(session.callbackUrl(), session.configHash(), ITEM);
        String id = session.submits(door(2500, 1800));
        assertThat(http.get("/submissions/" + id).json().path("externalPricing").isNull())
                .isTrue();
    }

    @Test
    void a_new_configuration_has_a_new_hash_and_kills_the_old_token() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        String oldUrl = session.callbackUrl();
        String oldHash = session.configHash();
        session.changesTo(door(3000, 1800));

        assertThat(session.configHash()).isNotEqualTo(oldHash);
        Http.Answer dead = price(oldUrl, oldHash, ITEM);
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.code()).isEqualTo("unauthorized");
        Http.Answer stale = price(session.callbackUrl(), oldHash, ITEM);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("stale_config_hash");
        assertThat(stale.json().at("/error/details/currentConfigHash").asText()).isEqualTo(session.configHash());
    }

    @Test
    void a_redelivery_brings_a_new_token_and_kills_the_one_it_replaces() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        fake.webhooks().awaitIdle(PATIENCE);
        String first = receiver.last().json().at("/data/callback/url").asText();
        http.post("/events/" + receiver.last().id() + "/redeliver", null);
        fake.webhooks().awaitIdle(PATIENCE);
        String second = receiver.last().json().at("/data/callback/url").asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(price(first, session.configHash(), ITEM).status()).isEqualTo(401);
        assertThat(price(second, session.configHash(), ITEM).status()).isEqualTo(200);
    }

    @Test
    void redelivering_an_outdated_question_leaves_the_present_token_alive() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        fake.webhooks().awaitIdle(PATIENCE);
        String outdated = receiver.last().id();
        session.changesTo(door(3000, 1800));
        fake.webhooks().awaitIdle(PATIENCE); // two events that are due at once come in any order
        http.post("/events/" + outdated + "/redeliver", null);
        fake.webhooks().awaitIdle(PATIENCE);
        JsonNode told = receiver.last().json().path("data");

        assertThat(price(
                                told.at("/callback/url").asText(),
                                told.path("configHash").asText(),
                                ITEM)
                        .code())
                .isEqualTo("stale_config_hash");
        assertThat(price(session.callbackUrl(), session.configHash(), ITEM).status())
                .isEqualTo(200);
    }

    @Test
    void a_session_expires_after_a_day_without_a_change_or_a_price() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        fake.advance(Duration.ofHours(23));
        assertThat(price(session.callbackUrl(), session.configHash(), ITEM).status())
                .isEqualTo(200);
        fake.advance(Duration.ofHours(23));
        assertThat(anyone.get(sessionUrl(session)).json().path("status").asText())
                .isEqualTo("active");
        fake.advance(Duration.ofHours(1));
        assertThat(anyone.get(sessionUrl(session)).json().path("status").asText())
                .isEqualTo("expired");
        Http.Answer gone = price(session.callbackUrl(), session.configHash(), ITEM);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.code()).isEqualTo("session_expired");
        assertThatThrownBy(session::submits).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_external_pricing_a_price_is_refused() {
        restart(FakeWinFactor.builder().organization(o -> o.externalPricingEnabled(false)));
        LiveSession session = fake.customer().configures(door(2400, 1800));
        Http.Answer answer = price(session.callbackUrl(), session.configHash(), ITEM);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden_plan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"quantity\": 1, \"unitPrice\": 1}                                   | lineItems[0].description",
                "{\"description\": \"<b></b>\", \"quantity\": 1, \"unitPrice\": 1}     | lineItems[0].description",
                "{\"description\": \"a\", \"quantity\": 0, \"unitPrice\": 1}           | lineItems[0].quantity",
                "{\"description\": \"a\", \"quantity\": 1, \"unitPrice\": -0.01}       | lineItems[0].unitPrice",
                "{\"description\": \"a\", \"quantity\": 1, \"unitPrice\": 1, \"itemType\": \"x\"} | lineItems[0].itemType",
            })
    void a_line_that_breaks_a_rule_is_refused(String item, String field) {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        Http.Answer answer = price(session.callbackUrl(), session.configHash(), item);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void two_hundred_lines_and_two_thousand_characters_are_the_most() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        String url = session.callbackUrl();
        assertThat(price(url, session.configHash(), String.join(",", Collections.nCopies(200, ITEM)))
                        .status())
                .isEqualTo(200);
        assertThat(price(url, session.configHash(), String.join(",", Collections.nCopies(201, ITEM)))
                        .field())
                .isEqualTo("lineItems");
        assertThat(price(url, session.configHash(), ITEM.replace("Door", "x".repeat(2000)))
                        .status())
                .isEqualTo(200);
        assertThat(price(url, session.configHash(), ITEM.replace("Door", "x".repeat(2001)))
                        .field())
                .isEqualTo("lineItems[0].description");
    }

    @Test
    void html_is_stripped_from_descriptions() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        price(session.callbackUrl(), session.configHash(), ITEM.replace("Door", "<b>Door</b> <i>left</i>"));
        assertThat(anyone.get(sessionUrl(session))
                        .json()
                        .at("/adjustments/lineItems/0/description")
                        .asText())
                .isEqualTo("Door left");
    }

    @Test
    void a_key_that_is_sent_along_by_mistake_can_be_seen_in_the_journal() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        http.put(session.callbackUrl(), "{}");
        assertThat(fake.wireMock().getAllServeEvents())
                .anyMatch(event -> event.getRequest().getUrl().endsWith("/adjustments")
                        && event.getRequest().containsHeader("Authorization"));
    }

    private Http.Answer price(String url, String configHash, String items) {
        return anyone.put(url, "{\"configHash\": \"" + configHash + "\", \"lineItems\": [" + items + "]}");
    }

    private static String sessionUrl(LiveSession session) {
        return session.callbackUrl().replace("/adjustments", "");
    }
}
