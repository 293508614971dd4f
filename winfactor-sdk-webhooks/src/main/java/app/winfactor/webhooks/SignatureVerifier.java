package app.winfactor.webhooks;

import app.winfactor.webhooks.InvalidSignatureException.Reason;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether WinFactor sent a body, from the header {@code X-WinFactor-Signature}: {@code t=<unix seconds>,v1=<hex>},
 * where {@code v1} is an HMAC-SHA256 over the digits of {@code t}, a dot and the raw body.
 *
 * <p>The key is the whole secret, {@code whsec_} included, as UTF-8 bytes; several secrets can be valid while one is
 * replaced; and the header may carry several {@code v1}, of which one match is enough (three assumptions).
 *
 * <p>The signature is looked at before the time, so {@link Reason#STALE} and {@link Reason#FUTURE} are only ever said of
 * what WinFactor did sign. Nothing but the time and the body is signed: neither the delivery ID nor the type in the headers.
 *
 * <p>Safe for use by many threads.
 */
public final class SignatureVerifier {
    /** How far the time of a signature may be off, in the past and in the future, unless told otherwise. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration MAX_TOLERANCE = Duration.ofHours(1);

    private final List<SigningSecret> secrets;
    private final Duration past;
    private final Duration future;
    private final Clock clock;

    private SignatureVerifier(List<SigningSecret> secrets, Duration past, Duration future, Clock clock) {
        this.secrets = secrets;
        this.past = past;
        this.future = future;
        this.clock = clock;
    }

    /**
     * A verifier with a tolerance of five minutes and the system's clock.
     *
     * @param secrets the signing secrets that are valid now: one, or more while one is replaced
     * @return the verifier
     * @throws IllegalArgumentException if there is none, or one is blank or has white space around it
     */
    public static SignatureVerifier of(String... secrets) {
        if (secrets.length == 0) {
            throw new IllegalArgumentException("at least one signing secret is needed");
        }
        return new SignatureVerifier(
                Stream.of(secrets).map(SigningSecret::of).toList(),
                DEFAULT_TOLERANCE,
                DEFAULT_TOLERANCE,
                Clock.systemUTC());
    }

    /**
     * The same with another tolerance.
     *
     * @param tolerance how far the time of a signature may be off, either way: more than nothing, at most an hour
     * @return a new verifier
     * @throws IllegalArgumentException if it is out of that range
     */
    public SignatureVerifier withTolerance(Duration tolerance) {
        return withTolerance(tolerance, tolerance);
    }

    /**
     * The same with another tolerance, set apart for each way: deliveries can be late, while only clocks that differ make
     * one come from the future.
     *
     * @param past how old a signature may be: more than nothing, at most an hour
     * @param future how far a signature may be ahead of the clock: more than nothing, at most an hour
     * @return a new verifier
     * @throws IllegalArgumentException if one of them is out of that range
     */
    public SignatureVerifier withTolerance(Duration past, Duration future) {
        return new SignatureVerifier(secrets, inRange(past), inRange(future), clock);
    }

    /**
     * The same with another clock.
     *
     * @param clock tells the time
     * @return a new verifier
     */
    public SignatureVerifier withClock(Clock clock) {
        return new SignatureVerifier(secrets, past, future, Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Returns if WinFactor signed this body just now, and throws if not.
     *
     * @param body the body as it was received, before anything parsed it
     * @param signature the value of {@code X-WinFactor-Signature}, null if there is none
     * @throws InvalidSignatureException if it must not be believed, {@link Reason#MALFORMED} if the header has more than
     *     4096 characters or 16 {@code v1}: it is not looked at further
     */
    public void verify(byte[] body, @Nullable String signature) {
        Objects.requireNonNull(body, "body");
        SignatureHeader header = SignatureHeader.parse(signature);
        if (!matches(header, body)) {
            throw new InvalidSignatureException(Reason.WRONG);
        }
        Duration age = Duration.between(Instant.ofEpochSecond(header.seconds()), clock.instant());
        if (age.compareTo(past) > 0) {
            throw new InvalidSignatureException(Reason.STALE);
        }
        if (age.negated().compareTo(future) > 0) {
            throw new InvalidSignatureException(Reason.FUTURE);
        }
    }

    /** Every secret against every signature, match or not: how long it takes tells nothing. */
    private boolean matches(SignatureHeader header, byte[] body) {
        boolean match = false;
        for (SigningSecret secret : secrets) {
            byte[] expected = secret.sign(header.timestamp(), body);
            for (byte[] given : header.macs()) {
                match |= MessageDigest.isEqual(expected, given);
            }
        }
        return match;
    }

    private static Duration inRange(Duration tolerance) {
        if (tolerance.isNegative() || tolerance.isZero() || tolerance.compareTo(MAX_TOLERANCE) > 0) {
            throw new IllegalArgumentException(
                    "the tolerance must be more than nothing and at most an hour: " + tolerance);
        }
        return tolerance;
    }

    /** {@return how many secrets and the tolerances, never a secret} */
    @Override
    public String toString() {
        return "SignatureVerifier[" + secrets.size() + " secrets, tolerance " + past + " past, " + future + " future]";
    }
}
