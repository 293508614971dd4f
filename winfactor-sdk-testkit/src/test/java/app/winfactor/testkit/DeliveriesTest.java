package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveriesTest extends FakeTest {
    @Test
    void a_submission_is_told_with_everything_the_page_names() throws Exception {
        String id = fake.customer("anna@example.org").named("Anna").submits(Design.door(1200, 1500));
        fake.webhooks().awaitIdle(PATIENCE);

        Receiver.Delivery delivery = receiver.last();
        JsonNode event = events("submission.created").get(0);
        assertThat(delivery.event()).isEqualTo("submission.created");
        assertThat(delivery.id()).isEqualTo(event.path("id").asText());
        JsonNode body = delivery.json();
        assertThat(body.path("version").asText()).isEqualTo("1.0");
        assertThat(body.path("event").asText()).isEqualTo("submission.created");
        assertThat(body.path("eventType").asText()).isEqualTo("submission.created");
        assertThat(Instant.parse(body.path("timestamp").asText())).isEqualTo(START);
        assertThat(body.path("orgLocale").asText()).isEqualTo("nl");
        assertThat(body.at("/organization/slug").asText()).isEqualTo("voorbeeld-kozijnen");
        assertThat(body.at("/data/submission/id").asText()).isEqualTo(id);
        assertThat(body.at("/data/customer/email").asText()).isEqualTo("anna@example.org");
        assertThat(body.at("/data/configuration/width").intValue()).isEqualTo(1200);
        assertThat(body.at("/data/configuration/componentCount").intValue()).isEqualTo(2);
        assertThat(body.at("/data/urls/submissionDetail").asText()).endsWith(id);
        assertThat(body.at("/data/template/slug").asText()).isEqualTo("lift-slide-door");
        assertThat(event.path("status").asText()).isEqualTo("delivered");
        assertThat(event.path("attempts").intValue()).isEqualTo(1);
        assertThat(event.path("entityId").asText()).isEqualTo(id);
        assertThat(http.get("/events/" + delivery.id()).json().path("payload")).isEqualTo(body);
    }

    @Test
    void a_new_quote_is_told_with_its_line_items() {
        String lines = "{\"lineItems\": [{\"description\": \"Ours\", \"quantity\": 2, \"unitPrice\": 7.5}]}";
        http.post("/submissions/" + fake.customer().submits() + "/quotes", lines);
        fake.webhooks().awaitIdle(PATIENCE);
        JsonNode told = receiver.last().json().at("/data/quote/lineItems");
        assertThat(receiver.last().event()).isEqualTo("quote.created");
        assertThat(told).hasSize(1);
        assertThat(told.at("/0/description").asText()).isEqualTo("Ours");
        assertThat(told.at("/0/total").decimalValue()).isEqualByComparingTo("15");
    }

    @Test
    void every_event_of_a_quote_names_its_customer_submission_and_place_in_the_app() {
        String id = sentQuote();
        fake.webhooks().awaitIdle(PATIENCE);
        JsonNode body = receiver.last().json();
        assertThat(body.path("customerLocale").asText()).isEqualTo("nl");
        assertThat(body.at("/data/quote/number").asText()).isEqualTo("Q-2026-0001");
        assertThat(body.at("/data/quote/total")).isEqualTo(quote(id).path("total"));
        assertThat(body.at("/data/customer/email").asText()).isEqualTo("jane.doe@example.com");
        assertThat(body.at("/data/submission/id")).isEqualTo(quote(id).path("submissionId"));
        assertThat(body.at("/data/urls/quoteDetail").asText()).endsWith(id);
    }

    @Test
    void while_it_is_being_delivered_an_event_is_processing_and_has_three_attempts_at_most() {
        receiver.answers(delivery -> {
            JsonNode event = http.get("/events/" + delivery.id()).json();
            boolean asExpected = event.path("status").asText().equals("processing")
                    && event.path("attempts").intValue() == 0
                    && event.path("maxAttempts").intValue() == 3;
            boolean inFlight = http.post("/events/" + delivery.id() + "/redeliver", null)
                    .code()
                    .equals("already_in_flight");
            return asExpected && inFlight ? 200 : 500;
        });
        fake.customer().submits();
        assertThat(events("submission.created").get(0).path("status").asText()).isEqualTo("delivered");
    }

    @Test
    void a_whole_life_of_a_quote_is_told_in_order() {
        String id = sentQuote();
        fake.customer().views(id);
        fake.customer().accepts(id);
        fake.customer().asks("Hello");
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::event)
                .containsExactly(
                        "submission.created",
                        "quote.created",
                        "quote.sent",
                        "quote.viewed",
                        "quote.accepted",
                        "lead.created");
        assertThat(receiver.deliveries().get(4).json().at("/data/quote/id").asText())
                .isEqualTo(id);
        assertThat(receiver.deliveries()
                        .get(4)
                        .json()
                        .at("/data/quote/currencySymbol")
                        .asText())
                .isEqualTo("€");
        assertThat(receiver.last().json().at("/data/lead/message").asText()).isEqualTo("Hello");
    }

    @Test
    void the_signature_is_an_hmac_over_time_and_raw_body() throws Exception {
        Instant signing = Instant.parse("2026-05-05T05:05:05Z");
        restart(FakeWinFactor.builder()
                .webhookUrl(receiver.url())
                .signingSecret("whsec_KEEPSECRET_x")
                .signatureClock(Clock.fixed(signing, ZoneOffset.UTC)));
        fake.customer().named("Zoë €").submits();
        fake.webhooks().awaitIdle(PATIENCE);

        Receiver.Delivery delivery = receiver.last();
        String t = Long.toString(signing.getEpochSecond());
        assertThat(delivery.signature())
                .isEqualTo("t=" + t + ",v1=" + hmac("whsec_KEEPSECRET_x", t + "." + delivery.body()));
    }

    @Test
    void after_a_rotation_both_secrets_sign_for_a_day() throws Exception {
        String old = fake.signingSecret();
        String rotated = fake.webhooks().rotateSecret();
        assertThat(fake.signingSecret()).isEqualTo(rotated).isNotEqualTo(old);

        fake.customer().submits();
        fake.webhooks().awaitIdle(PATIENCE);
        Receiver.Delivery both = receiver.last();
        String signed = both.signature().substring(2, both.signature().indexOf(',')) + "." + both.body();
        assertThat(both.signature()).contains("v1=" + hmac(rotated, signed), "v1=" + hmac(old, signed));

        fake.advance(Duration.ofHours(24));
        fake.customer().submits();
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.last().signature().split("v1=")).hasSize(2);
    }

    @Test
    void a_failed_delivery_is_repeated_after_one_and_five_minutes_and_then_given_up() {
        receiver.answers(delivery -> 503);
        fake.customer().submits();
        JsonNode event = events("submission.created").get(0);
        assertThat(event.path("status").asText()).isEqualTo("pending");
        assertThat(event.path("lastError").asText()).isEqualTo("HTTP 503");
        assertThat(event.path("scheduledFor").longValue())
                .isEqualTo(START.plus(Duration.ofMinutes(1)).toEpochMilli());

        fake.advance(Duration.ofSeconds(59));
        assertThat(receiver.deliveries()).hasSize(1);
        fake.advance(Duration.ofSeconds(1));
        assertThat(receiver.deliveries()).hasSize(2);
        fake.advance(Duration.ofMinutes(5));
        assertThat(receiver.deliveries()).hasSize(3);
        fake.advance(Duration.ofDays(1));
        assertThat(receiver.deliveries()).hasSize(3);
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::id)
                .containsOnly(event.path("id").asText());
        assertThat(events("submission.created").get(0).path("status").asText()).isEqualTo("failed");
        assertThat(events("submission.created").get(0).path("attempts").intValue())
                .isEqualTo(3);
    }

    @Test
    void one_long_leap_in_time_makes_every_retry_at_its_own_moment() {
        receiver.answers(delivery -> receiver.deliveries().size() < 3 ? 500 : 200);
        fake.customer().submits();
        fake.advance(Duration.ofHours(3));
        JsonNode event = events("submission.created").get(0);
        assertThat(event.path("status").asText()).isEqualTo("delivered");
        assertThat(event.path("deliveredAt").longValue())
                .isEqualTo(START.plus(Duration.ofMinutes(6)).toEpochMilli());
        assertThat(fake.now()).isEqualTo(START.plus(Duration.ofHours(3)));
    }

    @Test
    void a_redelivery_has_the_same_id_and_a_fresh_budget() {
        receiver.answers(delivery -> 500);
        fake.customer().submits();
        fake.advance(Duration.ofMinutes(10));
        String id = events("submission.created").get(0).path("id").asText();

        assertThat(http.post("/events/" + id + "/redeliver", null)
                        .json()
                        .path("redelivered")
                        .booleanValue())
                .isTrue();
        fake.webhooks().awaitIdle(PATIENCE);
        Http.Answer inFlight = http.post("/events/" + id + "/redeliver", null);
        assertThat(inFlight.status()).isEqualTo(409);
        assertThat(inFlight.code()).isEqualTo("already_in_flight");

        fake.advance(Duration.ofMinutes(10));
        assertThat(receiver.deliveries()).hasSize(6);
        assertThat(receiver.deliveries()).extracting(Receiver.Delivery::id).containsOnly(id);
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::body)
                .containsOnly(receiver.last().body());
    }

    @Test
    void while_deliveries_are_paused_attempts_fail_without_being_made() {
        fake.webhooks().pause();
        fake.customer().submits();
        fake.advance(Duration.ofMinutes(10));
        assertThat(receiver.deliveries()).isEmpty();
        assertThat(events("submission.created").get(0).path("status").asText()).isEqualTo("failed");

        fake.webhooks().resume();
        http.post("/events/" + events("submission.created").get(0).path("id").asText() + "/redeliver", null);
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.deliveries()).hasSize(1);
    }

    @Test
    void without_a_receiver_an_event_has_failed_and_can_be_redelivered_once_there_is_one() {
        restart(FakeWinFactor.builder());
        fake.customer().submits();
        JsonNode event = http.get("/events").json().at("/data/0");
        assertThat(event.path("status").asText()).isEqualTo("failed");
        assertThat(event.path("attempts").intValue()).isZero();

        fake.webhooks().deliverTo(receiver.url());
        http.post("/events/" + event.path("id").asText() + "/redeliver", null);
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.last().id()).isEqualTo(event.path("id").asText());
    }

    @Test
    void a_receiver_that_is_gone_or_too_slow_counts_as_failed_and_its_url_stays_secret() {
        CountDownLatch never = new CountDownLatch(1);
        restart(FakeWinFactor.builder()
                .startingAt(START)
                .deliveryTimeout(Duration.ofMillis(200))
                .webhookUrl(receiver.url()));
        receiver.answers(delivery -> {
            try {
                never.await();
                return 200;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 500;
            }
        });
        fake.customer().submits();
        assertThat(events("submission.created").get(0).path("lastError").asText())
                .isEqualTo("HttpTimeoutException");
        never.countDown();
        receiver.close();
        fake.advance(Duration.ofMinutes(1));
        assertThat(events("submission.created").get(0).path("attempts").intValue())
                .isEqualTo(2);
        assertThat(http.get("/events").text()).doesNotContain("KEEPSECRET");
    }

    @Test
    void a_receiver_may_call_the_api_before_it_answers() {
        receiver.answers(delivery -> {
            String id = delivery.json().at("/data/submission/id").asText();
            return http.patch("/submissions/" + id, "{\"externalRef\": \"crm:deal:1\"}")
                    .status();
        });
        String id = fake.customer().submits();
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(http.get("/submissions/" + id).json().path("externalRef").asText())
                .isEqualTo("crm:deal:1");
        assertThat(events("submission.created").get(0).path("status").asText()).isEqualTo("delivered");
    }

    @Test
    void where_time_is_not_made_to_stand_still_a_due_retry_comes_by_itself() throws Exception {
        restart(FakeWinFactor.builder().webhookUrl(receiver.url()));
        CountDownLatch second = new CountDownLatch(2);
        receiver.answers(delivery -> {
            second.countDown();
            return second.getCount() == 0 ? 200 : 500;
        });
        fake.customer().submits();
        fake.webhooks().awaitIdle(PATIENCE);
        fake.advance(Duration.ofMillis(59_800));
        assertThat(second.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void history_of_the_demo_counts_as_delivered_and_is_not_told_again() {
        restart(FakeWinFactor.builder().seed(Seed.DEMO).webhookUrl(receiver.url()));
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.deliveries()).isEmpty();
        JsonNode events = http.get("/events").json().path("data");
        assertThat(events)
                .isNotEmpty()
                .allMatch(event -> event.path("status").asText().equals("delivered"));
        assertThat(http.get("/events?status=failed").json().path("data")).isEmpty();
        assertThat(List.of("/submissions", "/quotes", "/contacts", "/leads", "/templates"))
                .allMatch(list -> !http.get(list).json().path("data").isEmpty());
    }

    /** HMAC from its definition (RFC 2104), without {@code javax.crypto}. */
    private static String hmac(String secret, String message) throws Exception {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] block = Arrays.copyOf(key.length > 64 ? sha.digest(key) : key, 64);
        byte[] inner = block.clone();
        byte[] outer = block.clone();
        for (int i = 0; i < 64; i++) {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
        sha.update(inner);
        byte[] first = sha.digest(message.getBytes(StandardCharsets.UTF_8));
        sha.update(outer);
        return HexFormat.of().formatHex(sha.digest(first));
    }
}
