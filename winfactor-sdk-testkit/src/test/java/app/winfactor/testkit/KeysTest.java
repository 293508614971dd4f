package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest extends FakeTest {
    @Test
    void without_a_known_key_nothing_is_answered() {
        try (FakeWinFactor other = FakeWinFactor.start()) {
            for (Http stranger :
                    List.of(anyone, new Http(fake.url(), "wf_live_unknown"), new Http(fake.url(), other.apiKey()))) {
                Http.Answer answer = stranger.get("/organization");
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("unauthorized");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /submissions/x",
        "POST, /submissions/x/quotes",
        "PATCH, /quotes/x",
        "PUT, /quotes/x/line-items",
        "POST, /quotes/x/send",
        "POST, /contacts",
        "PATCH, /contacts/x",
        "POST, /events/x/redeliver",
    })
    void a_read_only_key_changes_nothing(String method, String path) {
        Http.Answer answer = new Http(fake.url(), fake.readOnlyKey()).send(method, path, "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("read_only_key");
    }

    @Test
    void a_read_only_key_reads() {
        assertThat(new Http(fake.url(), fake.readOnlyKey()).get("/organization").status())
                .isEqualTo(200);
    }

    @Test
    void a_key_works_until_it_is_revoked() {
        Http full = new Http(fake.url(), fake.dashboard().createKey());
        String readOnly = fake.dashboard().createReadOnlyKey();
        Http reader = new Http(fake.url(), readOnly);
        assertThat(full.post("/contacts", "{\"email\": \"a@example.com\"}").status())
                .isEqualTo(201);
        assertThat(reader.get("/contacts").status()).isEqualTo(200);
        assertThat(reader.post("/contacts", "{\"email\": \"b@example.com\"}").code())
                .isEqualTo("read_only_key");

        fake.dashboard().revokeKey(readOnly);
        fake.dashboard().revokeKey(fake.apiKey());
        assertThat(reader.get("/contacts").code()).isEqualTo("unauthorized");
        assertThat(http.get("/contacts").status()).isEqualTo(401);
        assertThat(full.get("/contacts").status()).isEqualTo(200);
        assertThatIllegalStateException()
                .isThrownBy(() -> fake.dashboard().revokeKey(readOnly))
                .withMessageNotContaining(readOnly);
    }

    @Test
    void an_organization_has_at_most_ten_active_keys() {
        for (int i = 0; i < 8; i++) {
            assertThat(new Http(fake.url(), fake.dashboard().createKey())
                            .get("/organization")
                            .status())
                    .isEqualTo(200);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> fake.dashboard().createReadOnlyKey())
                .withMessageContaining("at most 10 active API keys");
        fake.dashboard().revokeKey(fake.readOnlyKey());
        assertThat(fake.dashboard().createKey()).isNotEmpty();
    }

    @Test
    void nothing_the_fake_shows_of_itself_holds_a_secret() {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        assertThat(fake.apiKey() + fake.readOnlyKey() + fake.signingSecret()).contains("KEEPSECRET");
        assertThat(fake.toString()).doesNotContain("KEEPSECRET");
        String token = session.callbackUrl().replaceAll(".*sessions/|/adjustments", "");
        assertThat(session.toString()).doesNotContain(token);
        assertThat(anyone.get("/__sandbox/state").text()).doesNotContain("KEEPSECRET", token);
        assertThat(http.get("/events").text()).doesNotContain("KEEPSECRET", token);
    }

    @Test
    void lengths_are_whole_millimetres_whatever_the_unit_system_says() {
        restart(FakeWinFactor.builder().organization(o -> o.unitSystem("imperial")));
        JsonNode submission = http.get("/submissions/" + fake.customer().submits(door(2400, 1800)))
                .json();
        assertThat(submission.path("dimensions")).hasToString("{\"width\":2400,\"height\":1800}");
        assertThat(submission
                        .at("/resolvedConfiguration/componentSelections/0/height")
                        .isInt())
                .isTrue();
        assertThat(http.get("/templates")
                        .json()
                        .at("/data/0/constraints/minWidth")
                        .isInt())
                .isTrue();
    }

    @Test
    void the_organization_is_as_it_was_set() {
        restart(FakeWinFactor.builder()
                .organization(o -> o.locale("de")
                        .unitSystem("imperial")
                        .currency("GBP")
                        .plan("free")
                        .externalPricingEnabled(false)));
        var profile = http.get("/organization").json();
        assertThat(profile.path("locale").asText()).isEqualTo("de");
        assertThat(profile.path("unitSystem").asText()).isEqualTo("imperial");
        assertThat(profile.path("currency").asText()).isEqualTo("GBP");
        assertThat(profile.path("plan").asText()).isEqualTo("free");
        assertThat(profile.path("externalPricingEnabled").booleanValue()).isFalse();
        assertThat(quote(draft()).path("currency").asText()).isEqualTo("GBP");
    }
}
