package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameSeedTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void the_same_seed_time_and_commands_end_in_the_same_json_and_another_seed_does_not() {
        assertThat(lived(7)).isEqualTo(lived(7)).isNotEqualTo(lived(8));
    }

    @Test
    void without_a_seed_no_fake_knows_anothers_ids_or_secrets() {
        try (FakeWinFactor one = FakeWinFactor.start();
                FakeWinFactor other = FakeWinFactor.start()) {
            assertThat(one.apiKey()).isNotEqualTo(other.apiKey());
            assertThat(one.signingSecret()).isNotEqualTo(other.signingSecret());
            assertThat(one.organization().id())
                    .isNotEqualTo(other.organization().id());
            assertThat(one.customer().submits()).isNotEqualTo(other.customer().submits());
        }
    }

    @Test
    void a_reset_keeps_the_keys_and_draws_new_ids_which_are_the_same_in_another_run() {
        List<String> ids = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (FakeWinFactor fake =
                    FakeWinFactor.builder().idSeed(7).startingAt(START).start()) {
                String key = fake.apiKey();
                String before = fake.customer().submits();
                fake.reset();
                assertThat(fake.apiKey()).isEqualTo(key);
                assertThat(Http.of(fake).get("/submissions/" + before).status()).isEqualTo(404);
                ids.add(fake.customer().submits());
                assertThat(ids).doesNotContain(before);
            }
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    /** Everything that can be read after a life with a bit of all, as text; only the port is a matter of chance. */
    private static String lived(long seed) {
        try (FakeWinFactor fake = FakeWinFactor.builder()
                .idSeed(seed)
                .startingAt(START)
                .seed(Seed.DEMO)
                .start()) {
            List<String> seen = new ArrayList<>(List.of(fake.apiKey(), fake.readOnlyKey(), fake.signingSecret()));
            Http http = Http.of(fake);
            FakeCustomer jane = fake.customer();
            LiveSession live = jane.configures(door(2000, 2000));
            seen.add(live.callbackUrl());
            live.changesTo(door(2100, 2000));
            seen.add(live.callbackUrl());
            String submission = live.submits();
            String quote = http.post("/submissions/" + submission + "/quotes", null)
                    .json()
                    .path("quoteId")
                    .asText();
            http.post("/quotes/" + quote + "/send", "{\"recipients\": [\"a@example.com\"]}");
            http.post("/contacts", "{\"email\": \"new@example.com\"}");
            jane.asks("When?");
            seen.add(fake.dashboard().createKey());
            seen.add(fake.webhooks().rotateSecret());
            seen.add(fake.addOrganization(o -> o.locale("de")).apiKey());
            fake.dashboard().preparePdf(quote);
            fake.advance(Duration.ofDays(40));
            seen.add(http.get("/quotes/" + quote).text());
            for (String list : List.of("submissions", "quotes", "contacts", "leads", "events", "templates")) {
                String rows = http.get("/" + list + "?limit=100").text();
                assertThat(rows).contains("\"id\"");
                seen.add(rows);
                http.get("/" + list)
                        .json()
                        .path("data")
                        .findValuesAsText("id")
                        .forEach(id -> seen.add(http.get("/" + list + "/" + id).text()));
            }
            return String.join("\n", seen).replace(fake.url(), "http://fake");
        }
    }
}
