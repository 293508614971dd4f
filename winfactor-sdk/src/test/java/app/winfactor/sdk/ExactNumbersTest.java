package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.internal.Json;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.quotes.NewLineItem;
import app.winfactor.sdk.quotes.QuoteLineItem;
import app.winfactor.sdk.submissions.Dimensions;
import app.winfactor.sdk.submissions.SubmissionQuery;
import app.winfactor.sdk.templates.SizeConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNumbersTest {
    private static final ObjectMapper PLAIN =
            new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());

    @Property
    void moneyIsReadAndWrittenDigitByDigit(@ForAll("money") BigDecimal money) throws Exception {
        QuoteLineItem item = read(lineItem(money.toPlainString()), QuoteLineItem.class);
        assertThat(item.unitPrice()).isEqualTo(money);
        assertThat(read(written(item), QuoteLineItem.class)).isEqualTo(item);
    }

    @Property
    void aPlainMapperReadsAndWritesMoneyDigitByDigit(@ForAll("money") BigDecimal money) throws Exception {
        QuoteLineItem item = PLAIN.readValue(lineItem(money.toPlainString()), QuoteLineItem.class);
        assertThat(item.unitPrice()).isEqualTo(money);
        assertThat(PLAIN.readValue(PLAIN.writeValueAsBytes(item), QuoteLineItem.class))
                .isEqualTo(item);
    }

    @Property
    void moneyIsSentDigitByDigit(@ForAll("money") BigDecimal money) throws Exception {
        NewLineItem item = NewLineItem.builder()
                .description("Door")
                .quantity(1)
                .unitPrice(money)
                .build();
        String number = written(item).replaceFirst(".*\"unitPrice\":([^,}]+).*", "$1");
        assertThat(new BigDecimal(number)).isEqualTo(money);
    }

    @Provide
    Arbitrary<BigDecimal> money() {
        BigDecimal limit = new BigDecimal("1e18");
        return Arbitraries.integers()
                .between(0, 6)
                .flatMap(scale -> Arbitraries.bigDecimals()
                        .between(limit.negate(), limit)
                        .ofScale(scale)
                        .map(value -> value.setScale(scale)));
    }

    @Property
    void aTimeIsReadAndWrittenToTheMillisecond(
            @ForAll @LongRange(min = -62135596800000L, max = 253402300799999L) long millis) throws Exception {
        String json = leadJson(Long.toString(millis));
        Lead lead = lead(Long.toString(millis));
        assertThat(lead.createdAt()).isEqualTo(Instant.ofEpochMilli(millis));
        assertThat(written(lead)).contains("\"createdAt\":" + millis + ",");
        assertThat(PLAIN.writeValueAsString(PLAIN.readValue(json, Lead.class)))
                .contains("\"createdAt\":" + millis + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1763890000123.987", "1763890000123.0", "1.763890000123e12"})
    void aTimeWithAFractionOfAMillisecondIsReadWithoutIt(String millis) throws Exception {
        assertThat(lead(millis).createdAt()).isEqualTo(Instant.ofEpochMilli(1763890000123L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1763890000123\"", "\"2026-11-23T12:00:00Z\"", "null", "[]", "1e400", "1e-400", "9e18"})
    void aTimeThatIsNoNumberOfMillisecondsIsRefusedByName(String time) {
        assertThatThrownBy(() -> lead(time)).hasMessageContaining("createdAt").hasMessageNotContaining(time);
    }

    @Property
    void aLengthIsReadAndWrittenInWholeMillimetres(@ForAll int width, @ForAll int height) throws Exception {
        Dimensions dimensions = read(size(Integer.toString(width), Integer.toString(height)), Dimensions.class);
        assertThat(dimensions.width()).isEqualTo(width);
        assertThat(dimensions.height()).isEqualTo(height);
        assertThat(read(written(dimensions), Dimensions.class)).isEqualTo(dimensions);
    }

    @Property
    void aLengthWithAFractionIsRefusedRatherThanTruncated(@ForAll short whole) {
        assertThatThrownBy(() -> read(size(whole + ".5", "1800"), Dimensions.class))
                .hasMessageContaining("width")
                .hasMessageNotContaining(".5");
    }

    @Example
    void anOptionalLengthWithAFractionIsRefusedRatherThanTruncated() {
        assertThatThrownBy(() -> read("{\"minWidth\":2400.5}", SizeConstraints.class))
                .hasMessageContaining("minWidth");
    }

    @Example
    void anOptionalLengthThatIsNullIsEmptyAndNotZero() throws Exception {
        SizeConstraints constraints = read("{\"minWidth\":null,\"maxWidth\":0}", SizeConstraints.class);
        assertThat(constraints.minWidth()).isEmpty();
        assertThat(constraints.maxWidth()).isEqualTo(OptionalInt.of(0));
    }

    @Example
    void aLengthThatNoIntHoldsIsRefused() {
        assertThatThrownBy(() -> read(size("2147483648", "1"), Dimensions.class))
                .hasMessageContaining("width");
    }

    @Example
    void aLengthThatIsNullIsRefusedRatherThanZero() {
        assertThatThrownBy(() -> read(size("null", "1"), Dimensions.class)).hasMessageContaining("width");
    }

    @Property
    void aPageHoldsFromOneToAHundred(@ForAll int limit) {
        if (limit >= 1 && limit <= 100) {
            assertThat(SubmissionQuery.builder().limit(limit).build().limit()).hasValue(limit);
        } else {
            assertThatThrownBy(() -> SubmissionQuery.builder().limit(limit).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("limit is 1 to 100");
        }
    }

    private static Lead lead(String createdAt) throws Exception {
        return read(leadJson(createdAt), Lead.class);
    }

    private static String leadJson(String createdAt) {
        return "{\"id\":\"l\",\"name\":\"n\",\"email\":\"n@example.com\",\"message\":\"m\",\"status\":\"new\","
                + "\"createdAt\":" + createdAt + "}";
    }

    private static String lineItem(String unitPrice) {
        return "{\"description\":\"Door\",\"quantity\":1,\"unitPrice\":" + unitPrice + ",\"total\":0.10,\"order\":0}";
    }

    private static String size(String width, String height) {
        return "{\"width\":" + width + ",\"height\":" + height + "}";
    }

    private static String written(Object model) {
        return new String(Json.write(model), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> model) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Json.Type.of(model));
    }
}
