package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.util.List;

/** An e-mail with a quote in it. */
public record Mail(String quoteId, int version, List<String> recipients, String locale, Instant sentAt) {}
