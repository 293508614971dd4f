package app.winfactor.testkit;

import app.winfactor.testkit.internal.Gateway;
import app.winfactor.testkit.internal.api.Api;
import app.winfactor.testkit.internal.api.PdfLinks;
import app.winfactor.testkit.internal.api.UpsertShape;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.world.FakeClock;
import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.Seeding;
import app.winfactor.testkit.internal.world.World;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WinFactor to test against: the whole API with its rules, on a free port of this machine, with the customer's and
 * the supplier's side to play. It keeps no limit on the rate of requests. Requests are read strictly: an unknown
 * parameter or field is answered with {@code 422 validation_error}, {@code details} being
 * {@code {"field": …, "problem": …}} (both assumptions). Safe for use by several threads.
 */
public final class FakeWinFactor implements AutoCloseable {
    private final Gateway gateway;
    private final World world;
    private final Courier courier;
    private final String apiKey;
    private final String readOnlyKey;

    private FakeWinFactor(Builder builder) {
        apiKey = builder.apiKey;
        readOnlyKey = builder.apiKey + "_readonly";
        gateway = new Gateway(builder.port);
        String origin = gateway.origin();
        world = new World(builder.clock(), origin, builder.organization.profile(), builder.signingSecret);
        world.grant(apiKey, new World.Access(world.tenant(), false));
        world.grant(readOnlyKey, new World.Access(world.tenant(), true));
        Seeding seeding = new Seeding(world);
        seeding.neighbourhood();
        if (builder.seed == Seed.DEMO) {
            seeding.demo();
        } else {
            world.clock().advance(Seeding.HISTORY);
        }
        world.open(builder.webhookUrl);
        courier = new Courier(world, builder.signatureClock, builder.deliveryTimeout, builder.deliveriesAtOnce);
        UpsertShape shape = UpsertShape.valueOf(builder.upsertAnswer.name());
        gateway.serve(Api.over(world, new PdfLinks(origin), shape));
    }

    /** {@return a fake on a free port, with an organization and its templates, and nobody to tell of events} */
    public static FakeWinFactor start() {
        return builder().start();
    }

    /** {@return a builder of what {@link #start()} starts} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return where it answers, without {@code /api/v1}: what {@code WINFACTOR_URL} holds} */
    public String url() {
        return gateway.origin();
    }

    /** {@return the key that may do everything} */
    public String apiKey() {
        return apiKey;
    }

    /** {@return the key to which every change is refused with {@code 403 read_only_key}} */
    public String readOnlyKey() {
        return readOnlyKey;
    }

    /** {@return the newest secret that deliveries are signed with} */
    public String signingSecret() {
        return world.exclusively(() -> world.tenant().subscription().secret());
    }

    /**
     * {@return the server underneath: a stub of yours at the usual priority goes before the fake, so faults can be put
     * in, and its journal has every request. {@code resetAll()} keeps the fake; {@code resetMappings()} does not}
     */
    public WireMockServer wireMock() {
        return gateway.server();
    }

    /** {@return what customers and visitors of the public page do} */
    public CustomerSide customer() {
        return new CustomerSide(world);
    }

    /** {@return what the supplier does in the app} */
    public Dashboard dashboard() {
        return new Dashboard(world);
    }

    /** {@return the deliveries to the receiver of webhooks} */
    public Webhooks webhooks() {
        return new Webhooks(world);
    }

    /** {@return every e-mail with a quote so far, in order} */
    public List<SentMail> outbox() {
        return world.exclusively(() -> world.tenant().quotes().outbox().stream()
                .map(mail ->
                        new SentMail(mail.quoteId(), mail.version(), mail.recipients(), mail.locale(), mail.sentAt()))
                .toList());
    }

    /** {@return IDs of another organization, to which every request must answer {@code 404 not_found}} */
    public OtherOrganization otherOrganization() {
        return world.exclusively(() -> OtherOrganization.of(world.neighbour()));
    }

    /** {@return the fake's time} */
    public Instant now() {
        return world.clock().now();
    }

    /**
     * Lets time pass, as if it had been waited for: quotes come near their end and expire, sessions go idle, failed
     * deliveries are repeated, each at its own moment. Comes back when every delivery that became due was made; not to
     * be called by a receiver that is answering one.
     *
     * @param time how much
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if deliveries are not through within a minute of real time
     */
    public void advance(Duration time) {
        world.advance(time);
    }

    @Override
    public void close() {
        courier.close();
        gateway.server().stop();
    }

    /** Where it is, but none of its secrets. */
    @Override
    public String toString() {
        return "FakeWinFactor[" + url() + "]";
    }

    /** Builds {@link FakeWinFactor}. */
    public static final class Builder {
        private final OrganizationSettings organization = new OrganizationSettings();
        private int port;
        private String apiKey = Ids.next("wf_test_KEEPSECRET_full_");
        private String signingSecret = Ids.next("whsec_KEEPSECRET_");
        private Seed seed = Seed.EMPTY;
        private UpsertAnswer upsertAnswer = UpsertAnswer.WHOLE;
        private Duration deliveryTimeout = Duration.ofSeconds(10);
        private int deliveriesAtOnce = 1;
        private Clock signatureClock = Clock.systemUTC();
        private @Nullable URI webhookUrl;
        private @Nullable Instant startingAt;

        private Builder() {}

        /**
         * Sets the port.
         *
         * @param number 0 for any free one
         * @return this builder
         * @throws IllegalArgumentException if it is none
         */
        public Builder port(int number) {
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
        public Builder apiKey(String key) {
            apiKey = notBlank("apiKey", key);
            return this;
        }

        /**
         * Sets what it starts with; {@link Seed#EMPTY} if it is not set.
         *
         * @param content the content
         * @return this builder
         */
        public Builder seed(Seed content) {
            seed = Objects.requireNonNull(content, "content");
            return this;
        }

        /**
         * Sets who is told of events.
         *
         * @param receiver where to POST them
         * @return this builder
         * @throws IllegalArgumentException if it is no http or https URL
         */
        public Builder webhookUrl(URI receiver) {
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
        public Builder signingSecret(String secret) {
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
        public Builder startingAt(Instant moment) {
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
        public Builder signatureClock(Clock clock) {
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
        public Builder deliveryTimeout(Duration limit) {
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
        public Builder deliveriesAtOnce(int number) {
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
        public Builder upsertAnswer(UpsertAnswer answer) {
            upsertAnswer = Objects.requireNonNull(answer, "answer");
            return this;
        }

        /**
         * Changes the profile of the organization.
         *
         * @param change what to change
         * @return this builder
         */
        public Builder organization(Consumer<OrganizationSettings> change) {
            change.accept(organization);
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

        private FakeClock clock() {
            return startingAt == null
                    ? FakeClock.ticking(Seeding.HISTORY)
                    : FakeClock.standingAt(startingAt.minus(Seeding.HISTORY));
        }

        private static String notBlank(String what, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(what + " is blank");
            }
            return value;
        }
    }
}
