package app.winfactor.testkit.internal;

import app.winfactor.testkit.internal.api.UpsertShape;
import app.winfactor.testkit.internal.state.Origin;
import app.winfactor.testkit.internal.wire.WireSettings;
import app.winfactor.testkit.internal.world.FakeClock;
import app.winfactor.testkit.internal.world.Profile;
import app.winfactor.testkit.internal.world.World;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a fake was started with, and is started with again when it is reset.
 *
 * @param seed what the IDs and tokens of the world are drawn from
 * @param startingAt where time stands still, or null to let it pass
 * @param demo whether it starts with a handful of days at a supplier's
 * @param submissions how many are there before everything else
 */
public record Settings(
        long seed,
        String apiKey,
        String signingSecret,
        Profile profile,
        boolean demo,
        int submissions,
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

    /** For a world that begins after this one: the same in everything but its IDs. */
    public Settings anew() {
        return new Settings(
                seed + 1,
                apiKey,
                signingSecret,
                profile,
                demo,
                submissions,
                startingAt,
                webhookUrl,
                upsertShape,
                signatureClock,
                deliveryTimeout,
                deliveriesAtOnce,
                wire);
    }

    /** The same for a world that was begun before. */
    Settings from(Origin origin) {
        return new Settings(
                origin.seed(),
                apiKey,
                signingSecret,
                origin.profile(),
                origin.demo(),
                origin.submissions(),
                origin.standing() ? origin.startedAt() : null,
                origin.receiver(),
                upsertShape,
                signatureClock,
                deliveryTimeout,
                deliveriesAtOnce,
                wire);
    }

    /** What a world that begins now with these settings comes from. */
    public Origin origin() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Origin(
                seed,
                startingAt == null ? now : startingAt,
                startingAt != null,
                demo,
                submissions,
                profile,
                webhookUrl);
    }

    World.Secrets secrets() {
        return new World.Secrets(apiKey, apiKey + "_readonly", signingSecret);
    }

    @Override
    public String toString() {
        return "Settings[(with secrets)]";
    }
}
