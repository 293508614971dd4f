package app.winfactor.samples.service;

import java.time.Duration;
import java.util.Map;

/**
 * What a {@link ReceiverService} is told by its environment.
 *
 * @param signingSecret {@code WINFACTOR_SIGNING_SECRET}: the only one that has no default
 * @param port {@code RECEIVER_PORT}: 8080, or 0 for any free one
 * @param stored {@code RECEIVER_MODE}: {@code stored}, or {@code inline}
 * @param database {@code RECEIVER_DATABASE}: the JDBC URL of a PostgreSQL or an H2
 * @param leaseTime {@code RECEIVER_LEASE}, for example {@code PT2M}: how long what a killed receiver had in hand stays with it
 * @param recovers whether {@code WINFACTOR_KEY} is set, so that what was missed can be asked for at the start
 */
record ReceiverSettings(
        String signingSecret, int port, boolean stored, String database, Duration leaseTime, boolean recovers) {
    /** H2 writes a commit to its file half a second later, unless it is told not to: a kill would lose what was answered 200. */
    private static final String H2_IN_A_FILE = "jdbc:h2:file:./receiver-database;WRITE_DELAY=0";

    static ReceiverSettings of(Map<String, String> environment) {
        String secret = environment.getOrDefault("WINFACTOR_SIGNING_SECRET", "");
        if (secret.isBlank()) {
            throw new IllegalArgumentException("WINFACTOR_SIGNING_SECRET is not set: it is the secret of the webhook");
        }
        String mode = environment.getOrDefault("RECEIVER_MODE", "stored");
        if (!mode.equals("stored") && !mode.equals("inline")) {
            throw new IllegalArgumentException("RECEIVER_MODE must be stored or inline, and is " + mode);
        }
        return new ReceiverSettings(
                secret,
                port(environment.getOrDefault("RECEIVER_PORT", "8080")),
                mode.equals("stored"),
                environment.getOrDefault("RECEIVER_DATABASE", H2_IN_A_FILE),
                Duration.parse(environment.getOrDefault("RECEIVER_LEASE", "PT2M")),
                environment.containsKey("WINFACTOR_KEY"));
    }

    private static int port(String number) {
        if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) > 65_535) {
            throw new IllegalArgumentException("RECEIVER_PORT must be 0 to 65535, and is " + number);
        }
        return Integer.parseInt(number);
    }

    /** Nothing that could hold a password. */
    @Override
    public String toString() {
        return "ReceiverSettings[port " + port + ", " + (stored ? "stored" : "inline") + "]";
    }
}
