package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Totals against a calculation in whole numbers that shares nothing with the fake's. */
class QuoteTotalsTest {
    private static @Nullable FakeWinFactor fake;

    record Line(BigDecimal quantity, BigDecimal unitPrice) {}

    @BeforeContainer
    static void start() {
        fake = FakeWinFactor.start();
    }

    @AfterContainer
    static void stop() {
        if (fake != null) {
            fake.close();
        }
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<BigDecimal> quantities = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("500"))
                .ofScale(3);
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999.9999"))
                .ofScale(4);
        return Combinators.combine(quantities, prices)
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<BigDecimal> taxRates() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(2);
    }

    @Property(tries = 60)
    void every_total_is_exact_to_the_cent(@ForAll("lines") List<Line> lines, @ForAll("taxRates") BigDecimal taxRate) {
        FakeWinFactor running = Objects.requireNonNull(fake);
        Http http = Http.of(running);
        ObjectNode body = Http.JSON.createObjectNode().put("taxRate", taxRate);
        ArrayNode items = body.putArray("lineItems");
        for (Line line : lines) {
            items.addObject()
                    .put("description", "x")
                    .put("quantity", line.quantity())
                    .put("unitPrice", line.unitPrice());
        }
        String id = http.post("/submissions/" + running.customer().submits() + "/quotes", body.toString())
                .json()
                .path("quoteId")
                .asText();

        JsonNode quote = http.get("/quotes/" + id).json();

        BigInteger subtotal = BigInteger.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode item = quote.path("lineItems").get(i);
            assertThat(item.path("quantity").decimalValue())
                    .isEqualByComparingTo(lines.get(i).quantity());
            assertThat(item.path("unitPrice").decimalValue())
                    .isEqualByComparingTo(lines.get(i).unitPrice());
            // thousandths times ten-thousandths, in units of ten-millionths: a cent is 100,000 of them
            BigInteger exact = lines.get(i)
                    .quantity()
                    .unscaledValue()
                    .multiply(lines.get(i).unitPrice().unscaledValue());
            BigInteger cents = halfUp(exact, 100_000);
            assertThat(cents(item.path("total"))).isEqualTo(cents);
            subtotal = subtotal.add(cents);
        }
        // the rate is in hundredths of a percent: 10,000 of them are the whole
        BigInteger tax = halfUp(subtotal.multiply(taxRate.unscaledValue()), 10_000);
        assertThat(cents(quote.path("subtotal"))).isEqualTo(subtotal);
        assertThat(cents(quote.path("taxAmount"))).isEqualTo(tax);
        assertThat(cents(quote.path("total"))).isEqualTo(subtotal.add(tax));
    }

    private static BigInteger halfUp(BigInteger number, long unit) {
        return number.add(BigInteger.valueOf(unit / 2)).divide(BigInteger.valueOf(unit));
    }

    private static BigInteger cents(JsonNode amount) {
        return amount.decimalValue().movePointRight(2).toBigIntegerExact();
    }
}
