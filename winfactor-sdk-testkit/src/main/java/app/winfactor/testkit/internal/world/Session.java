package app.winfactor.testkit.internal.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer who is configuring, from the first choice to the submission. */
public final class Session {
    private static final Duration IDLE = Duration.ofHours(24);

    private final String id;
    private final Context context;
    private final String locale;
    private Configuration configuration;
    private @Nullable Adjustment adjustment;
    private @Nullable String submissionId;
    private Instant lastActive;

    Session(String id, Context context, String locale, Configuration configuration, Instant now) {
        this.id = id;
        this.context = context;
        this.locale = locale;
        this.configuration = configuration;
        this.lastActive = now;
    }

    /** Who wants the price. */
    public enum Context {
        /** A customer, on the public page. */
        LIVE,

        /** A user of the organization, in the app. */
        AUTOFILL
    }

    /** Whether somebody is still configuring. */
    public enum Status {
        ACTIVE,
        SUBMITTED,
        EXPIRED
    }

    public Status status(Instant now) {
        if (submissionId != null) {
            return Status.SUBMITTED;
        }
        return now.isBefore(lastActive.plus(IDLE)) ? Status.ACTIVE : Status.EXPIRED;
    }

    void configure(Configuration next, Instant now) {
        configuration = next;
        lastActive = now;
    }

    void adjust(Adjustment next, Instant now) {
        adjustment = next;
        lastActive = now;
    }

    void submitted(String submission) {
        submissionId = submission;
    }

    public String id() {
        return id;
    }

    public Context context() {
        return context;
    }

    /** The language of whoever is configuring. */
    public String locale() {
        return locale;
    }

    public Configuration configuration() {
        return configuration;
    }

    /** The live price of the present configuration; one for an earlier configuration no longer counts. */
    public @Nullable Adjustment adjustment() {
        return adjustment != null && adjustment.configHash().equals(configuration.hash()) ? adjustment : null;
    }

    public @Nullable String submissionId() {
        return submissionId;
    }
}
