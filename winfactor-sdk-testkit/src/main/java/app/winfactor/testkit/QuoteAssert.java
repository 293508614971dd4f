package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Mail;
import app.winfactor.testkit.internal.world.Quote;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions about a quote, as it was when the assertion began. */
public final class QuoteAssert extends EntityAssert<QuoteAssert> {
    private final String status;
    private final int version;
    private final BigDecimal total;
    private final @Nullable String externalRef;
    private final List<List<String>> sentTo;

    QuoteAssert(Quote quote, List<Mail> outbox) {
        super(QuoteAssert.class, "quote", quote.id());
        status = Json.wire(quote.status());
        version = quote.version();
        total = quote.total();
        externalRef = quote.externalRef();
        sentTo = outbox.stream()
                .filter(mail -> mail.quoteId().equals(quote.id()))
                .map(Mail::recipients)
                .toList();
    }

    /**
     * Asserts where it stands.
     *
     * @param expected {@code draft}, {@code sent}, {@code viewed}, {@code accepted}, {@code rejected} or {@code expired}
     * @return this assertion
     */
    public QuoteAssert hasStatus(String expected) {
        return require("status", expected, status);
    }

    /**
     * Asserts which version it is.
     *
     * @param expected 1 for one that was never revised
     * @return this assertion
     */
    public QuoteAssert hasVersion(int expected) {
        return require("version", expected, version);
    }

    /**
     * Asserts what it comes to, tax included.
     *
     * @param expected the amount, such as {@code 1239.04}; {@code 1239.0} and {@code 1239.00} are the same
     * @return this assertion
     */
    public QuoteAssert hasTotal(String expected) {
        BigDecimal amount = new BigDecimal(expected);
        return require("total", amount.compareTo(total) == 0 ? total : amount, total);
    }

    /**
     * Asserts what it is linked to.
     *
     * @param ref for example {@code erp:order:5512}
     * @return this assertion
     */
    public QuoteAssert isLinkedTo(String ref) {
        return require("externalRef", ref, externalRef);
    }

    /**
     * Asserts that the customer got exactly one mail with it, whatever its version.
     *
     * @param recipients everybody it went to, in order
     * @return this assertion
     */
    public QuoteAssert wasSentOnceTo(String... recipients) {
        return require("mails", List.of(List.of(recipients)), sentTo);
    }

    /**
     * Asserts that its last mail went to somebody.
     *
     * @param recipients everybody it went to, in order
     * @return this assertion
     */
    public QuoteAssert wasSentTo(String... recipients) {
        return require(
                "recipients of the last mail",
                List.of(recipients),
                sentTo.isEmpty() ? List.of() : sentTo.get(sentTo.size() - 1));
    }

    /**
     * Asserts that nobody got it.
     *
     * @return this assertion
     */
    public QuoteAssert wasNotSent() {
        return require("mails", List.of(), sentTo);
    }
}
