package app.winfactor.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import app.winfactor.sdk.events.EventType;
import app.winfactor.sdk.leads.LeadStatus;
import app.winfactor.sdk.quotes.QuoteStatus;
import app.winfactor.sdk.submissions.SubmissionStatus;
import app.winfactor.sdk.templates.ComponentType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenEnumTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aKnownConstantIsAlwaysTheSameInstance() {
        assertThat(QuoteStatus.of("sent")).isSameAs(QuoteStatus.SENT);
        assertThat(ComponentType.of("TT")).isSameAs(ComponentType.TILT_TURN);
    }

    @Test
    void anUnknownConstantKeepsItsStringAndEqualsItself() {
        QuoteStatus fresh = QuoteStatus.of("archived");
        assertThat(fresh.value()).isEqualTo("archived");
        assertThat(fresh).hasToString("archived");
        assertThat(fresh).isEqualTo(QuoteStatus.of("archived")).hasSameHashCodeAs(QuoteStatus.of("archived"));
        assertThat(fresh).isNotEqualTo(QuoteStatus.SENT);
        assertThat(QuoteStatus.known()).doesNotContain(fresh);
    }

    @Test
    void aConstantIsKnownByItsExactSpelling() {
        assertThat(QuoteStatus.of("SENT")).isNotEqualTo(QuoteStatus.SENT);
        assertThat(QuoteStatus.of("sent ")).isNotEqualTo(QuoteStatus.SENT);
    }

    @Test
    void theSameStringInAnotherSetIsAnotherConstant() {
        assertThat((Object) SubmissionStatus.NEW).isNotEqualTo(LeadStatus.NEW);
        assertThat(Set.<OpenEnum>of(SubmissionStatus.NEW, LeadStatus.NEW)).hasSize(2);
    }

    @Test
    void theKnownOnesAreListedInTheirOrder() {
        assertThat(QuoteStatus.known())
                .extracting(OpenEnum::value)
                .containsExactly("draft", "sent", "viewed", "accepted", "rejected", "expired");
        assertThat(EventType.known())
                .extracting(OpenEnum::value)
                .containsExactlyInAnyOrder(
                        "submission.created",
                        "quote.created",
                        "quote.sent",
                        "quote.viewed",
                        "quote.accepted",
                        "quote.rejected",
                        "quote.expiring_soon",
                        "quote.expired",
                        "lead.created",
                        "pricing.calculated");
        assertThat(ComponentType.known())
                .extracting(OpenEnum::value)
                .containsExactlyInAnyOrder("F", "TT", "T", "V", "K", "A", "SD", "DD", "panel");
    }

    @Test
    void jsonIsTheBareString() throws Exception {
        assertThat(MAPPER.writeValueAsString(QuoteStatus.of("archived"))).isEqualTo("\"archived\"");
        assertThat(MAPPER.readValue("\"sent\"", QuoteStatus.class)).isSameAs(QuoteStatus.SENT);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without the checker can do
    void nothingIsNoConstant() {
        assertThatNullPointerException().isThrownBy(() -> QuoteStatus.of(null));
    }
}
