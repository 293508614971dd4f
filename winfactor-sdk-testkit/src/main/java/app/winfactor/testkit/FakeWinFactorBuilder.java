package app.winfactor.testkit;

import app.winfactor.testkit.internal.Settings;
import app.winfactor.testkit.internal.api.UpsertShape;
import app.winfactor.testkit.internal.wire.WireSettings;
import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.World;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds {@link FakeWinFactor}. */
public final class FakeWinFactorBuilder {
    private final OrganizationSettings organization = new OrganizationSettings();
    private int port;
    private @Nullable String apiKey;
    private @Nullable String signingSecret;
    private @Nullable Long idSeed;
    private Seed seed = Seed.EMPTY;
    private int submissions;
    private UpsertAnswer upsertAnswer = UpsertAnswer.WHOLE;
    private Duration deliveryTimeout = Duration.ofSeconds(10);
    private int deliveriesAtOnce = 1;
    private Clock signatureClock = Clock.systemUTC();
    private final Set<Unexpected> allowed = EnumSet.noneOf(Unexpected.class);
    private RateLimit rateLimit = RateLimit.off();
    private Chaos chaos = Chaos.none();
    private Duration latency = Duration.ZERO;
    private @Nullable URI webhookUrl;
    private @Nullable Instant startingAt;

    FakeWinFactorBuilder() {}

    /**
     * Sets the port.
     *
     * @param number 0 for any free one
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public FakeWinFactorBuilder port(int number) {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535: " + number);
        }
        port = number;
        return this;
    }

    /**
     * Sets the key that may do everything; the read-only one is the same with {@code _readonly} behind it.
     *
     * @param key the key
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public FakeWinFactorBuilder apiKey(String key) {
        apiKey = notBlank("apiKey", key);
        return this;
    }

    /**
     * Sets what it starts with; {@link Seed#EMPTY} if it is not set.
     *
     * @param content the content
     * @return this builder
     */
    public FakeWinFactorBuilder seed(Seed content) {
        seed = Objects.requireNonNull(content, "content");
        return this;
    }

    /**
     * Adds submissions from before the start, spread evenly over a year, by up to 10,000 invented people who submit again
     * and again, and who are contacts. A million take no memory and a few milliseconds: they are computed whenever they
     * are asked for. They are {@code new} until they are changed, and have no events, being older than the delivery log
     * (an assumption).
     *
     * @param count 0 to 10,000,000
     * @return this builder
     * @throws IllegalArgumentException if it is none of these
     */
    public FakeWinFactorBuilder submissions(int count) {
        if (count < 0 || count > 10_000_000) {
            throw new IllegalArgumentException("Submissions are 0 to 10,000,000: " + count);
        }
        submissions = count;
        return this;
    }

    /**
     * Makes IDs, keys and tokens the same from run to run: two fakes that were started alike and get the same commands at
     * the same times draw the same ones. If it is not set, they are different in every fake.
     *
     * @param number any number
     * @return this builder
     */
    public FakeWinFactorBuilder idSeed(long number) {
        idSeed = number;
        return this;
    }

    /**
     * Sets who is told of events.
     *
     * @param receiver where to POST them
     * @return this builder
     * @throws IllegalArgumentException if it is no http or https URL
     */
    public FakeWinFactorBuilder webhookUrl(URI receiver) {
        webhookUrl = Webhooks.requireHttp(receiver);
        return this;
    }

    /**
     * Sets what deliveries are signed with.
     *
     * @param secret the secret
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public FakeWinFactorBuilder signingSecret(String secret) {
        signingSecret = notBlank("signingSecret", secret);
        return this;
    }

    /**
     * Makes the fake's time stand still, to be moved by {@link FakeWinFactor#advance} alone. If it is not set, time
     * passes as it does.
     *
     * @param moment the time at the start
     * @return this builder
     */
    public FakeWinFactorBuilder startingAt(Instant moment) {
        startingAt = Objects.requireNonNull(moment, "moment");
        return this;
    }

    /**
     * Sets the clock from which the time in a signature is taken: the system's if it is not set, however far the
     * fake's own time was moved, so that a receiver with a clock of its own takes the delivery.
     *
     * @param clock the clock
     * @return this builder
     */
    public FakeWinFactorBuilder signatureClock(Clock clock) {
        signatureClock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets how long a receiver may take before the delivery counts as failed: 10 seconds if it is not set (an
     * assumption).
     *
     * @param limit real time
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public FakeWinFactorBuilder deliveryTimeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("Not positive: " + limit);
        }
        deliveryTimeout = limit;
        return this;
    }

    /**
     * Sets how many deliveries may be under way at once: 1 if it is not set, and then they come in order. With more
     * no order is kept, and the receiver is called by that many connections.
     *
     * @param number 1 to 64
     * @return this builder
     * @throws IllegalArgumentException if it is none of these
     */
    public FakeWinFactorBuilder deliveriesAtOnce(int number) {
        if (number < 1 || number > 64) {
            throw new IllegalArgumentException("Deliveries at once are 1 to 64: " + number);
        }
        deliveriesAtOnce = number;
        return this;
    }

    /**
     * Sets how an upsert answers; {@link UpsertAnswer#WHOLE} if it is not set.
     *
     * @param answer the shape
     * @return this builder
     */
    public FakeWinFactorBuilder upsertAnswer(UpsertAnswer answer) {
        upsertAnswer = Objects.requireNonNull(answer, "answer");
        return this;
    }

    /**
     * Changes the profile of the organization.
     *
     * @param change what to change
     * @return this builder
     */
    public FakeWinFactorBuilder organization(Consumer<OrganizationSettings> change) {
        change.accept(organization);
        return this;
    }

    /**
     * Does not count some kinds of {@link FakeWinFactor#unexpected()} requests.
     *
     * @param kinds which
     * @return this builder
     */
    public FakeWinFactorBuilder allow(Unexpected... kinds) {
        allowed.addAll(List.of(kinds));
        return this;
    }

    /**
     * Sets how many requests are let through: all, if it is not set.
     *
     * @param limit such as {@link RateLimit#slidingWindow()}
     * @return this builder
     */
    public FakeWinFactorBuilder rateLimit(RateLimit limit) {
        rateLimit = Objects.requireNonNull(limit, "limit");
        return this;
    }

    /**
     * Lets a share of the requests to the API meet faults at random: none, if it is not set.
     *
     * @param faults such as {@link Chaos#random()}
     * @return this builder
     */
    public FakeWinFactorBuilder chaos(Chaos faults) {
        chaos = Objects.requireNonNull(faults, "faults");
        return this;
    }

    /**
     * Lets time pass before every answer of the API: none, if it is not set.
     *
     * @param delay real time
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public FakeWinFactorBuilder latency(Duration delay) {
        latency = notNegative("delay", delay);
        return this;
    }

    /**
     * Starts it.
     *
     * @return the fake, which answers from now on
     * @throws java.io.UncheckedIOException if the port is in use
     */
    public FakeWinFactor start() {
        return new FakeWinFactor(this);
    }

    int port() {
        return port;
    }

    Settings settings() {
        Ids ids = new Ids(idSeed == null ? Ids.randomSeed() : idSeed);
        World.Secrets drawn = World.Secrets.drawn(ids);
        return new Settings(
                ids.nextSeed(),
                apiKey == null ? drawn.apiKey() : apiKey,
                signingSecret == null ? drawn.signingSecret() : signingSecret,
                organization.profile(ids),
                seed == Seed.DEMO,
                submissions,
                startingAt,
                webhookUrl,
                UpsertShape.valueOf(upsertAnswer.name()),
                signatureClock,
                deliveryTimeout,
                deliveriesAtOnce,
                new WireSettings(allowed, rateLimit, chaos, latency));
    }

    static Duration notNegative(String what, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(what + " is not negative: " + time);
        }
        return time;
    }

    private static String notBlank(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        return value;
    }
}
