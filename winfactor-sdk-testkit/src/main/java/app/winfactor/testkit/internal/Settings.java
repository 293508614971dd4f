package app.winfactor.testkit.internal;

import app.winfactor.testkit.internal.api.UpsertShape;
import app.winfactor.testkit.internal.wire.WireSettings;
import app.winfactor.testkit.internal.world.FakeClock;
import app.winfactor.testkit.internal.world.Profile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fake was started with, and is started with again when it is reset.
 *
 * @param startingAt where time stands still, or null to let it pass
 * @param demo whether it starts with a handful of days at a supplier's
 */
public record Settings(
        String apiKey,
        String signingSecret,
        Profile profile,
        boolean demo,
        @Nullable Instant startingAt,
        @Nullable URI webhookUrl,
        UpsertShape upsertShape,
        Clock signatureClock,
        Duration deliveryTimeout,
        int deliveriesAtOnce,
        WireSettings wire) {

    FakeClock clock(Duration behind) {
        return startingAt == null ? FakeClock.ticking(behind) : FakeClock.standingAt(startingAt.minus(behind));
    }

    public String readOnlyKey() {
        return apiKey + "_readonly";
    }

    @Override
    public String toString() {
        return "Settings[(with secrets)]";
    }
}
