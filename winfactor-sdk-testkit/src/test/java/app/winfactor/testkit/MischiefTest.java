package app.winfactor.testkit;

import static app.winfactor.testkit.Mischief.copied;
import static app.winfactor.testkit.Mischief.delayed;
import static app.winfactor.testkit.Mischief.fromTheFuture;
import static app.winfactor.testkit.Mischief.ofUnknownType;
import static app.winfactor.testkit.Mischief.signedWith;
import static app.winfactor.testkit.Mischief.stale;
import static app.winfactor.testkit.Mischief.unsigned;
import static app.winfactor.testkit.Mischief.wronglySigned;
import static app.winfactor.testkit.Times.once;
import static app.winfactor.testkit.Times.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.winfactor.webhooks.InvalidSignatureException;
import app.winfactor.webhooks.SignatureVerifier;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MischiefTest extends FakeTest {
    private String submit() {
        String id =
                anyone.post("/__sandbox/submissions", null).json().path("id").asText();
        fake.webhooks().awaitIdle(PATIENCE);
        return id;
    }

    private List<String> entities() {
        return receiver.deliveries().stream()
                .map(delivery -> delivery.json().at("/data/submission/id").asText())
                .toList();
    }

    private JsonNode newest() {
        return events("submission.created").get(0);
    }

    /** Whether a receiver would take it, by the verifier of this SDK. */
    private boolean isTaken(Receiver.Delivery delivery, String... secrets) {
        try {
            SignatureVerifier.of(secrets)
                    .verify(delivery.body().getBytes(StandardCharsets.UTF_8), delivery.signature());
            return true;
        } catch (InvalidSignatureException e) {
            return false;
        }
    }

    @Test
    void deliveries_come_with_wrong_signatures_as_often_as_it_is_said_and_then_right_again() {
        String secret = fake.signingSecret();
        String other = "whsec_KEEPSECRET_other";
        fake.webhooks().next(twice(), unsigned());
        fake.webhooks().next(once(), wronglySigned());
        fake.webhooks().next(once(), signedWith(other));
        fake.webhooks().next(once(), stale(Duration.ofMinutes(6)));
        fake.webhooks().next(once(), fromTheFuture(Duration.ofMinutes(6)));
        for (int i = 0; i < 7; i++) {
            submit();
        }
        List<Receiver.Delivery> came = receiver.deliveries();
        assertThat(came)
                .extracting(delivery -> delivery.signature() == null)
                .containsExactly(true, true, false, false, false, false, false);
        assertThat(came)
                .extracting(delivery -> isTaken(delivery, secret))
                .containsExactly(false, false, false, false, false, false, true);
        assertThat(isTaken(came.get(3), other)).isTrue();
        assertThat(came.subList(4, 6)).allMatch(delivery -> farOff(delivery, secret));
        assertThat(fake.timeline().deliveries())
                .extracting(delivery -> delivery.mischief().orElse("none"))
                .containsExactly(
                        "unsigned",
                        "unsigned",
                        "wrongly signed",
                        "signed with another secret",
                        "signed at a time PT-6M away",
                        "signed at a time PT6M away",
                        "none");
        assertThat(fake.timeline().toString()).doesNotContain("KEEPSECRET");
    }

    /** Right but for its time. */
    private static boolean farOff(Receiver.Delivery delivery, String secret) {
        SignatureVerifier.of(secret)
                .withTolerance(Duration.ofMinutes(7))
                .verify(delivery.body().getBytes(StandardCharsets.UTF_8), delivery.signature());
        return true;
    }

    @Test
    void an_attempt_counts_by_its_answer_whatever_was_wrong_with_it() {
        receiver.answers(delivery -> delivery.signature() == null ? 401 : 204);
        fake.webhooks().next(once(), unsigned());
        submit();
        assertThat(newest().path("status").asText()).isEqualTo("pending");
        assertThat(newest().path("lastError").asText()).isEqualTo("HTTP 401");
        fake.advance(Duration.ofMinutes(1));
        assertThat(newest().path("status").asText()).isEqualTo("delivered");
        assertThat(newest().path("attempts").intValue()).isEqualTo(2);
    }

    @Test
    void copies_have_the_same_id_and_body_and_count_for_nothing() {
        receiver.answers(delivery -> receiver.deliveries().size() > 1 ? 500 : 204);
        fake.webhooks().next(once(), copied(2));
        submit();
        assertThat(receiver.deliveries()).hasSize(3);
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::id)
                .containsOnly(receiver.last().id());
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::body)
                .containsOnly(receiver.last().body());
        assertThat(newest().path("status").asText()).isEqualTo("delivered");
        assertThat(newest().path("attempts").intValue()).isEqualTo(1);
        assertThat(fake.timeline().deliveries())
                .extracting(DeliveryMade::attempt)
                .containsExactly(1, 0, 0);
        submit();
        assertThat(receiver.deliveries()).hasSize(4);
    }

    @Test
    void a_copy_of_what_was_delivered_comes_when_it_is_asked_for() {
        submit();
        String id = receiver.last().id();
        receiver.answers(delivery -> 503);
        fake.webhooks().copy(id);
        assertThat(receiver.deliveries())
                .hasSize(2)
                .extracting(Receiver.Delivery::id)
                .containsOnly(id);
        assertThat(newest().path("status").asText()).isEqualTo("delivered");
        assertThat(fake.timeline().deliveries().get(1).status()).hasValue(503);

        submit();
        String failing = newest().path("id").asText();
        assertThatIllegalStateException().isThrownBy(() -> fake.webhooks().copy(failing));
        assertThatIllegalStateException().isThrownBy(() -> fake.webhooks().copy("unknown"));
        fake.webhooks().pause();
        assertThatIllegalStateException().isThrownBy(() -> fake.webhooks().copy(id));
    }

    @Test
    void a_delayed_delivery_comes_after_its_delay_of_the_fakes_time() {
        fake.webhooks().next(once(), delayed(Duration.ofMinutes(10)));
        String late = submit();
        String next = submit();
        assertThat(entities()).containsExactly(next);
        assertThat(http.get("/events?status=pending").json().path("data")).hasSize(1);
        assertThat(http.get("/events?status=pending")
                        .json()
                        .at("/data/0/scheduledFor")
                        .longValue())
                .isEqualTo(START.plus(Duration.ofMinutes(10)).toEpochMilli());
        fake.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(entities()).containsExactly(next);
        fake.webhooks().next(once(), unsigned());
        fake.advance(Duration.ofMillis(1));
        assertThat(entities()).containsExactly(next, late);
        assertThat(receiver.last().signature())
                .as("nothing else is wrong with it")
                .isNotNull();
        submit();
        assertThat(receiver.last().signature()).isNull();
    }

    @Test
    void an_unknown_type_is_in_the_header_and_the_body_and_the_log_knows_better() {
        fake.webhooks().next(once(), ofUnknownType("submission.archived"));
        String id = submit();
        assertThat(receiver.last().event()).isEqualTo("submission.archived");
        assertThat(receiver.last().json().path("event").asText()).isEqualTo("submission.archived");
        assertThat(receiver.last().json().path("eventType").asText()).isEqualTo("submission.archived");
        assertThat(receiver.last().json().at("/data/submission/id").asText()).isEqualTo(id);
        assertThat(isTaken(receiver.last(), fake.signingSecret())).isTrue();
        assertThat(newest().path("type").asText()).isEqualTo("submission.created");
        assertThat(fake.timeline().deliveries().get(0).type()).isEqualTo("submission.archived");
    }

    @Test
    void held_deliveries_come_when_they_are_released_in_their_order_or_reversed() {
        fake.webhooks().hold();
        List<String> ids = List.of(submit(), submit(), submit());
        fake.advance(Duration.ofMinutes(1));
        assertThat(receiver.deliveries()).isEmpty();
        fake.webhooks().release();
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(entities()).isEqualTo(ids);

        fake.webhooks().hold();
        List<String> others = List.of(submit(), submit(), submit());
        fake.webhooks().releaseReversed();
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(entities().subList(3, 6)).containsExactly(others.get(2), others.get(1), others.get(0));
        assertThat(http.get("/events?status=delivered").json().path("data")).hasSize(6);
        submit();
        assertThat(receiver.deliveries()).hasSize(7);
    }

    @Test
    void holding_costs_a_fake_whose_time_passes_no_work() throws Exception {
        restart(FakeWinFactor.builder().webhookUrl(receiver.url()));
        fake.webhooks().hold();
        submit();
        Thread courier = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("winfactor-fake-webhooks") && thread.isAlive())
                .findFirst()
                .orElseThrow();
        while (courier.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        fake.webhooks().release();
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.deliveries()).hasSize(1);
    }

    @Test
    void the_time_in_the_body_is_written_in_either_way() {
        fake.webhooks().timestampsAs(TimestampForm.MILLIS);
        submit();
        assertThat(receiver.last().json().path("timestamp").longValue()).isEqualTo(START.toEpochMilli());
        assertThat(isTaken(receiver.last(), fake.signingSecret())).isTrue();
        fake.webhooks().timestampsAs(TimestampForm.ISO);
        submit();
        assertThat(receiver.last().json().path("timestamp").asText()).isEqualTo(START.toString());
    }

    @Test
    void the_type_in_the_body_is_under_either_name_or_under_both() {
        fake.webhooks().typeIn(TypeField.EVENT);
        submit();
        assertThat(receiver.last().json().path("event").asText()).isEqualTo("submission.created");
        assertThat(receiver.last().json().has("eventType")).isFalse();
        fake.webhooks().typeIn(TypeField.EVENT_TYPE);
        submit();
        assertThat(receiver.last().json().path("eventType").asText()).isEqualTo("submission.created");
        assertThat(receiver.last().json().has("event")).isFalse();
        assertThat(isTaken(receiver.last(), fake.signingSecret())).isTrue();
    }

    @Test
    void a_receiver_has_a_port_that_there_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.webhooks().deliverTo(java.net.URI.create("http://localhost:80800/")));
        Http.Answer answer = anyone.put("/__sandbox/webhooks", "{\"url\": \"http://localhost:80800/\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("url");
    }

    @Test
    void a_reset_ends_all_of_it() {
        fake.webhooks().next(Times.always(), unsigned());
        fake.webhooks().timestampsAs(TimestampForm.MILLIS);
        fake.webhooks().hold();
        fake.reset();
        submit();
        assertThat(receiver.last().signature()).isNotNull();
        assertThat(receiver.last().json().path("timestamp").isTextual()).isTrue();
    }

    @Test
    void what_cannot_be_said_is_refused_where_it_is_said() {
        assertThatIllegalArgumentException().isThrownBy(() -> copied(0));
        assertThatIllegalArgumentException().isThrownBy(() -> delayed(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> stale(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> fromTheFuture(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> signedWith(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> ofUnknownType("Quote Archived"));
        assertThat(signedWith("whsec_KEEPSECRET").toString()).doesNotContain("KEEPSECRET");
    }
}
