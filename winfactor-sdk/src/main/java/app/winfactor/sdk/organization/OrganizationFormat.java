package app.winfactor.sdk.organization;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Shows money, lengths and dates to people the way an organization does. Nothing here is meant to be read back. */
public final class OrganizationFormat {
    private final Locale locale;
    private final String currency;
    private final boolean imperial;

    private OrganizationFormat(Organization organization) {
        this.locale = Locale.forLanguageTag(organization.locale().value());
        this.currency = organization.currency();
        this.imperial = organization.unitSystem().equals(UnitSystem.IMPERIAL);
    }

    /**
     * The format of an organization.
     *
     * @param organization its profile
     * @return its format; a unit system that this version of the SDK does not know is shown in millimetres
     */
    public static OrganizationFormat of(Organization organization) {
        return new OrganizationFormat(organization);
    }

    /**
     * Shows an amount in the organization's currency.
     *
     * @param amount the amount
     * @return for example {@code € 1.390,50}; with the bare code for a currency that Java does not know
     */
    public String money(BigDecimal amount) {
        try {
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            Currency known = Currency.getInstance(currency);
            format.setCurrency(known);
            format.setMinimumFractionDigits(known.getDefaultFractionDigits());
            format.setMaximumFractionDigits(known.getDefaultFractionDigits());
            return format.format(amount);
        } catch (IllegalArgumentException e) {
            return currency + " " + amount.toPlainString(); // no currency of ISO 4217: the code says all there is
        }
    }

    /**
     * Shows a length.
     *
     * @param millimetres the length in millimetres
     * @return for example {@code 2400 mm}, or {@code 94 1/2"} to the nearest sixteenth of an inch
     */
    public String length(int millimetres) {
        return imperial ? inches(millimetres) : millimetres + " mm";
    }

    /**
     * Shows a day.
     *
     * @param time a time of that day
     * @param zone where that day is
     * @return for example {@code 23 nov 2026}
     */
    public String date(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(time.atZone(zone));
    }

    private static String inches(int millimetres) {
        long sixteenths = Math.round(millimetres * 16 / 25.4);
        long whole = sixteenths / 16;
        long rest = sixteenths % 16;
        if (rest == 0) {
            return whole + "\"";
        }
        long divisor = BigInteger.valueOf(rest).gcd(BigInteger.valueOf(16)).longValue();
        String fraction = rest / divisor + "/" + 16 / divisor;
        return (whole == 0 ? "" : whole + " ") + fraction + "\"";
    }
}
