package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTest extends FakeTest {
    @Test
    void a_quote_warns_three_days_before_its_end_and_then_expires() {
        String id = sentQuote();
        fake.advance(Duration.ofDays(27).minusMillis(1));
        assertThat(events("quote.expiring_soon")).isEmpty();
        fake.advance(Duration.ofMillis(1));
        assertThat(events("quote.expiring_soon")).hasSize(1);
        fake.advance(Duration.ofDays(3).minusMillis(1));
        assertThat(status(id)).isEqualTo("sent");
        fake.advance(Duration.ofMillis(1));
        assertThat(status(id)).isEqualTo("expired");
        assertThat(events("quote.expired")).hasSize(1);
        assertThat(events("quote.expiring_soon")).hasSize(1);
        assertThat(receiver.last().json().at("/data/quote/id").asText()).isEqualTo(id);
    }

    @Test
    void one_long_leap_has_the_same_effect_at_the_same_moments() {
        String id = sentQuote();
        fake.advance(Duration.ofDays(100));
        assertThat(status(id)).isEqualTo("expired");
        assertThat(events("quote.expiring_soon").get(0).path("createdAt").longValue())
                .isEqualTo(START.plus(Duration.ofDays(27)).toEpochMilli());
        assertThat(events("quote.expired").get(0).path("createdAt").longValue())
                .isEqualTo(START.plus(Duration.ofDays(30)).toEpochMilli());
    }

    @Test
    void a_validity_of_three_days_or_less_warns_at_once() {
        String id = http.post("/submissions/" + fake.customer().submits() + "/quotes", "{\"validityDays\": 2}")
                .json()
                .path("quoteId")
                .asText();
        send(id);
        assertThat(events("quote.expiring_soon")).hasSize(1);
        fake.advance(Duration.ofDays(2));
        assertThat(status(id)).isEqualTo("expired");
        assertThat(events("quote.expiring_soon")).hasSize(1);
    }

    @Test
    void a_revision_takes_the_end_away_and_the_next_sending_sets_another() {
        String id = sentQuote();
        fake.advance(Duration.ofDays(20));
        http.patch("/quotes/" + id, "{\"notes\": \"x\", \"revise\": true}");
        fake.advance(Duration.ofDays(20));
        assertThat(status(id)).isEqualTo("draft");
        send(id);
        fake.advance(Duration.ofDays(29));
        assertThat(status(id)).isEqualTo("sent");
        assertThat(events("quote.expiring_soon")).hasSize(1);
        fake.advance(Duration.ofDays(1));
        assertThat(status(id)).isEqualTo("expired");
    }

    @Test
    void what_became_due_while_nobody_looked_happened_at_its_own_moment() {
        restart(FakeWinFactor.builder()); // time passes
        String id = sentQuote();
        long sentAt = quote(id).path("sentAt").longValue();
        fake.advance(Duration.ofDays(31));
        assertThat(events("quote.expired").at("/0/createdAt").longValue())
                .isEqualTo(sentAt + Duration.ofDays(30).toMillis());
    }

    @Test
    void answered_quotes_and_drafts_do_not_expire() {
        String accepted = sentQuote();
        fake.customer().accepts(accepted);
        String draft = draft();
        fake.advance(Duration.ofDays(100));
        assertThat(status(accepted)).isEqualTo("accepted");
        assertThat(status(draft)).isEqualTo("draft");
        assertThat(events("quote.expired")).isEmpty();
    }

    @Test
    void time_stands_still_unless_it_is_moved_and_never_goes_back() {
        assertThat(fake.now()).isEqualTo(START);
        fake.customer().submits();
        assertThat(fake.now()).isEqualTo(START);
        assertThatThrownBy(() -> fake.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
