package app.winfactor.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.sdk.events.Redelivery;
import app.winfactor.sdk.internal.Json;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.leads.LeadStatus;
import app.winfactor.sdk.pricing.BasePricing;
import app.winfactor.sdk.quotes.NewLineItem;
import app.winfactor.sdk.submissions.Dimensions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money to the last digit, time to the millisecond, length to the millimetre, in both directions. */
class ExactnessProperties {
    @Property
    void anAmountComesInAsItWasWritten(@ForAll BigInteger digits, @ForAll @IntRange(min = 0, max = 6) int scale)
            throws Exception {
        BigDecimal amount = new BigDecimal(digits, scale);

        BasePricing pricing = read("{\"lineItems\":[],\"subtotal\":" + amount.toPlainString() + "}", BasePricing.class);

        assertThat(pricing.subtotal()).isEqualTo(amount);
    }

    @Property
    void anAmountGoesOutAsItWasGiven(@ForAll BigInteger digits, @ForAll @IntRange(min = 0, max = 6) int scale) {
        BigDecimal amount = new BigDecimal(digits, scale);
        NewLineItem item = NewLineItem.builder()
                .description("x")
                .quantity(1)
                .unitPrice(amount)
                .build();

        String json = new String(Json.write(item), StandardCharsets.UTF_8);

        assertThat(json).contains("\"unitPrice\":" + amount);
        assertThat(new BigDecimal(json.replaceAll(".*\"unitPrice\":([^,}]+).*", "$1")))
                .isEqualTo(amount);
    }

    @Property
    void aTimeIsMillisecondsBothWays(@ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis)
            throws Exception {
        Lead lead = Lead.builder()
                .id("l")
                .name("n")
                .email("e")
                .message("m")
                .status(LeadStatus.NEW)
                .createdAt(Instant.ofEpochMilli(millis))
                .build();

        String json = new String(Json.write(lead), StandardCharsets.UTF_8);

        assertThat(json).contains("\"createdAt\":" + millis);
        assertThat(read(json, Lead.class)).isEqualTo(lead);
    }

    @Property
    void aLengthIsWholeMillimetresBothWays(@ForAll int width, @ForAll int height) throws Exception {
        String json = "{\"width\":" + width + ",\"height\":" + height + "}";

        Dimensions dimensions = read(json, Dimensions.class);

        assertThat(dimensions.width()).isEqualTo(width);
        assertThat(new String(Json.write(dimensions), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void aLengthWithAFractionIsRefusedAndNotCut() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> read("{\"width\":2400.5,\"height\":1}", Dimensions.class))
                .withMessageContaining("width");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"redelivered\":null}",
                "{\"redelivered\":true} x",
                "{\"redelivered\":1e99999999999}"
            })
    void whatCannotBeReadIsAnErrorThatQuotesNothing(String json) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> read(json, Redelivery.class))
                .withMessageNotContaining("99999999999");
    }

    private static <T> T read(String json, Class<T> type) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Json.Type.of(type));
    }
}
