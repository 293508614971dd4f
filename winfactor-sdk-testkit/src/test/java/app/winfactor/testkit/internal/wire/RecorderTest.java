package app.winfactor.testkit.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.Happening;
import app.winfactor.testkit.KeyUsed;
import app.winfactor.testkit.RateLimit;
import app.winfactor.testkit.RequestSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Wire wire = new Wire(
            new Changes(),
            List.of("hidden-key", "ab"),
            new WireSettings(Set.of(), RateLimit.off(), Chaos.none(), Duration.ZERO));

    private Exchange begin(String target, int bytes) {
        return wire.begin(
                new Exchange.Asked(Instant.EPOCH, "GET", target, Optional.empty(), KeyUsed.FULL),
                "x".repeat(bytes).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<String> paths() {
        return wire.recorder().kept().happenings().stream()
                .map(RequestSeen.class::cast)
                .map(RequestSeen::path)
                .toList();
    }

    @Test
    void the_newest_ten_thousand_are_kept_and_the_others_counted() {
        for (int i = 0; i < 10_003; i++) {
            begin("/" + i, 0);
        }
        assertThat(paths()).hasSize(10_000).startsWith("/3").endsWith("/10002");
        assertThat(wire.recorder().kept().dropped()).isEqualTo(3);
    }

    @Test
    void long_bodies_make_it_fewer_and_the_newest_is_always_there() {
        for (int i = 0; i < 2_000; i++) {
            byte[] answer = new byte[70_000];
            begin("/" + i, 70_000).answer(answer, 0, answer.length);
        }
        assertThat(paths()).hasSizeBetween(450, 550).endsWith("/1999");
        assertThat(wire.recorder().kept().dropped()).isEqualTo(2_000 - paths().size());
    }

    @Test
    void what_was_dropped_no_longer_counts_when_it_grows() {
        Exchange old = begin("/old", 0);
        for (int i = 0; i < 10_000; i++) {
            begin("/" + i, 0);
        }
        byte[] answer = new byte[60_000];
        for (int i = 0; i < 2_000; i++) {
            old.answer(answer, 0, answer.length);
        }
        assertThat(paths()).hasSize(10_000).doesNotContain("/old");
    }

    @Test
    void an_exchange_is_seen_as_far_as_it_has_come() {
        Exchange exchange = begin("/slow", 0);
        assertThat(only().status()).isEmpty();
        exchange.status(200);
        byte[] part = "half".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.answer(part, 0, part.length);
        assertThat(only().status()).hasValue(200);
        assertThat(only().answer()).isEqualTo("half");
    }

    @Test
    void bytes_that_are_no_text_are_told_by_their_number() {
        byte[] bytes = {(byte) 0xff, 0, 1};
        begin("/file", 0).answer(bytes, 0, bytes.length);
        assertThat(only().answer()).isEqualTo("(3 bytes that are no text)");
    }

    @Test
    void secrets_are_blanked_out_wherever_they_are_and_words_are_not() {
        Redaction redaction = new Redaction(List.of("hidden-key", "ab"));
        assertThat(redaction.of("/quotes?x=hidden-key&y=about")).isEqualTo("/quotes?x=[redacted]&y=about");
        assertThat(redaction.of("{\"url\":\"http:\\/\\/h\\/api\\/v1\\/configuration-sessions\\/t0k3n\\/adjustments\"}"))
                .isEqualTo("{\"url\":\"http:\\/\\/h\\/api\\/v1\\/configuration-sessions\\/[redacted]\\/adjustments\"}");
        assertThat(redaction.of("/api/v1/configuration-sessions/t0k3n?a=1"))
                .isEqualTo("/api/v1/configuration-sessions/[redacted]?a=1");
        assertThat(redaction.of("?expires=1&signature=0abc&Token=x"))
                .isEqualTo("?expires=1&signature=[redacted]&Token=[redacted]");
        assertThat(redaction.of("wf_live_abc-1 wf_test_x whsec_y cap_0z"))
                .isEqualTo("wf_live_[redacted] wf_test_[redacted] whsec_[redacted] cap_[redacted]");
        assertThat(redaction.of("A recap_of the monkey=1 session/2")).isEqualTo("A recap_of the monkey=1 session/2");
    }

    private RequestSeen only() {
        List<Happening> happenings = wire.recorder().kept().happenings();
        assertThat(happenings).hasSize(1);
        return (RequestSeen) happenings.get(0);
    }
}
