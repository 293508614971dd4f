package app.winfactor.testkit.internal.world;

import java.time.Instant;

/** What happens next by the mere passing of time. */
public record Due(Instant at, String what, String entityId) {}
