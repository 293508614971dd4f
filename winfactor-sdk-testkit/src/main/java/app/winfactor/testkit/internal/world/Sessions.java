package app.winfactor.testkit.internal.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live pricing loop: who is configuring, and which capability token speaks for whom. */
public final class Sessions {
    private final Table<Session> table = new Table<>("session");
    private final Map<String, Session> byToken = new HashMap<>();
    private final Profile profile;
    private final Submissions submissions;
    private final EventLog events;
    private final Payloads payloads;
    private final FakeClock clock;
    private final Ids ids;
    private final String origin;

    Sessions(Profile profile, Submissions submissions, EventLog events, Payloads payloads, Environment environment) {
        this.profile = profile;
        this.submissions = submissions;
        this.events = events;
        this.payloads = payloads;
        this.clock = environment.clock();
        this.ids = environment.ids();
        this.origin = environment.origin();
    }

    public Table<Session> table() {
        return table;
    }

    static String callbackUrl(String origin, String token) {
        return origin + "/api/v1/configuration-sessions/" + token + "/adjustments";
    }

    boolean knows(String token) {
        return byToken.containsKey(token);
    }

    /** The one that holds the token. */
    public Session byToken(String token) {
        Session session = byToken.get(token);
        if (session == null) {
            throw new IllegalArgumentException("The token is of another organization, or of none");
        }
        return session;
    }

    public Live start(Session.Context context, String locale, Configuration configuration) {
        Session session = new Session(ids.next("k71"), context, locale, configuration, clock.now());
        table.add(session.id(), session);
        return new Live(session, askForPrice(session));
    }

    /** A new configuration: every token so far dies. */
    public Live reconfigure(Session session, Configuration configuration) {
        requireActive(session);
        byToken.values().removeIf(holder -> holder == session);
        session.configure(configuration, clock.now());
        return new Live(session, askForPrice(session));
    }

    private String askForPrice(Session session) {
        String token = issueToken(session);
        String type = "pricing.calculated";
        Event event = events.record(
                type, "configuration_session", session.id(), payloads.pricing(type, session, clock.now()), session);
        event.setCapabilityToken(token);
        return callbackUrl(origin, token);
    }

    private String issueToken(Session session) {
        String token = ids.next("cap_");
        byToken.put(token, session);
        return token;
    }

    /** Tells again. Live pricing gets a new token, which replaces the one this event had (an assumption). */
    public void redeliver(Event event) {
        events.startOver(event);
        Session session = event.pricedSession();
        if (session != null) {
            byToken.remove(event.capabilityToken());
            event.setCapabilityToken(issueToken(session));
        }
    }

    /** Refuses what cannot be priced any more, before the price itself is looked at (an assumption). */
    public void requirePriceable(Session session) {
        if (!profile.externalPricingEnabled()) {
            throw new Refusal(403, "forbidden_plan", "External pricing is not enabled for this organization.");
        }
        requireActive(session);
    }

    private void requireActive(Session session) {
        switch (session.status(clock.now())) {
            case EXPIRED -> throw new Refusal(410, "session_expired", "The session was idle for 24 hours.");
            case SUBMITTED -> throw new Refusal(403, "window_expired", "The configuration was submitted already.");
            case ACTIVE -> {}
        }
    }

    public void adjust(Session session, String configHash, List<LineItem> lineItems) {
        requirePriceable(session);
        String current = session.configuration().hash();
        if (!current.equals(configHash)) {
            throw new Refusal(
                    409, "stale_config_hash", "The configuration has changed.", Map.of("currentConfigHash", current));
        }
        session.adjust(new Adjustment(configHash, List.copyOf(lineItems), clock.now()), clock.now());
    }

    public Submission submit(Session session, Customer customer, String locale, @Nullable String notes) {
        requireActive(session);
        Submission submission =
                submissions.submit(customer, session.configuration(), locale, notes, session.adjustment());
        session.submitted(submission.id());
        return submission;
    }

    /** A session and the URL at which it takes a price. */
    public record Live(Session session, String callbackUrl) {
        @Override
        public String toString() {
            return "Live[session=" + session.id() + ", callbackUrl=(secret)]";
        }
    }
}
