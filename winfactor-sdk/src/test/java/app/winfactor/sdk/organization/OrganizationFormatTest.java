package app.winfactor.sdk.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationFormatTest {
    @Test
    void showsMoneyInTheCurrencyAndLanguageOfTheOrganization() {
        BigDecimal amount = new BigDecimal("1390.5");

        assertThat(plain(format("en", "metric", "EUR").money(amount))).isEqualTo("€1,390.50");
        assertThat(plain(format("de", "metric", "EUR").money(amount))).isEqualTo("1.390,50 €");
        assertThat(plain(format("nl", "metric", "EUR").money(amount))).isEqualTo("€ 1.390,50");
        assertThat(plain(format("en", "metric", "JPY").money(amount))).contains("1,390");
    }

    @Test
    void showsMoneyInACurrencyThatJavaDoesNotKnow() {
        assertThat(format("en", "metric", "WFC").money(new BigDecimal("1390.50")))
                .isEqualTo("WFC 1390.50");
    }

    @ParameterizedTest
    @CsvSource({"2400,'94 1/2\"'", "1800,'70 7/8\"'", "254,'10\"'", "1,'1/16\"'", "0,'0\"'", "13,'1/2\"'"})
    void showsLengthsInInchesToTheSixteenth(int millimetres, String shown) {
        assertThat(format("en", "imperial", "USD").length(millimetres)).isEqualTo(shown);
    }

    @Test
    void showsLengthsInMillimetresAlsoForAUnitSystemThatIsNew() {
        assertThat(format("nl", "metric", "EUR").length(2400)).isEqualTo("2400 mm");
        assertThat(format("nl", "cubits", "EUR").length(2400)).isEqualTo("2400 mm");
    }

    @Test
    void showsTheDayOfAPlace() {
        Instant lateEvening = Instant.parse("2026-11-23T23:30:00Z");

        assertThat(format("en", "metric", "EUR").date(lateEvening, ZoneId.of("UTC")))
                .contains("23");
        assertThat(format("en", "metric", "EUR").date(lateEvening, ZoneId.of("Europe/Amsterdam")))
                .contains("24");
    }

    @Test
    void showsTheSameWhateverTheLocaleOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(format("en", "imperial", "USD").length(2400)).isEqualTo("94 1/2\"");
            assertThat(plain(format("en", "metric", "EUR").money(new BigDecimal("7"))))
                    .isEqualTo("€7.00");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static OrganizationFormat format(String locale, String unitSystem, String currency) {
        return OrganizationFormat.of(Organization.builder()
                .id("org")
                .name("Voorbeeld")
                .slug("voorbeeld")
                .locale(LocaleCode.of(locale))
                .unitSystem(UnitSystem.of(unitSystem))
                .currency(currency)
                .plan(Plan.PRO)
                .externalPricingEnabled(true)
                .build());
    }

    /** Java puts no-break spaces beside currency symbols. */
    private static String plain(String shown) {
        return shown.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
