package app.winfactor.testkit;

import java.time.Instant;
import java.util.List;

/**
 * An e-mail with a quote.
 *
 * @param quoteId the quote
 * @param version its version at that time
 * @param recipients whom it went to
 * @param locale its language
 * @param sentAt when, in the fake's time
 */
public record SentMail(String quoteId, int version, List<String> recipients, String locale, Instant sentAt) {}
