package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.util.List;

/** A live price that an integration answered, for the configuration with that hash. */
public record Adjustment(String configHash, List<LineItem> lineItems, Instant receivedAt) {}
