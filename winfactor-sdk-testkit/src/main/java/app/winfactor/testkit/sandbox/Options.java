package app.winfactor.testkit.sandbox;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.FakeWinFactorBuilder;
import app.winfactor.testkit.RateLimit;
import app.winfactor.testkit.Seed;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
final class Options {
    static final String USAGE = """
            Usage: java -jar winfactor-sandbox.jar [options]
              --port <0..65535>         where to answer; 0 for any free port (4010)
              --api-key <key>           the key that may do everything (wf_test_demo);
                                        the same with _readonly behind it may only read
              --seed <demo|empty>       what to start with (demo)
              --webhook-url <url>       where to POST events (nowhere)
              --signing-secret <secret> what to sign them with (whsec_demo)
              --rate-limit <off|fixed|sliding|bucket>
                                        what a minute of the limits is (off)
              --latency <ms>            how long every answer of the API takes at least (0)
              --chaos <share>[:<seed>]  the share of requests that meet a fault, 0 to 1 (0)
              --clock <ISO instant>     where time stands still, such as
                                        2026-03-02T09:00:00Z (it passes)
              --state <file>            where to keep what changes, and to go on from (nowhere)""";

    private final FakeWinFactorBuilder fake =
            FakeWinFactor.builder().port(4010).signingSecret("whsec_demo").seed(Seed.DEMO);
    private String apiKey = "wf_test_demo";
    private @Nullable Path state;

    private Options() {}

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is not understood; the message never holds a value, which can be a secret
     */
    static Options parse(List<String> arguments) {
        Options options = new Options();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!seen.add(name)) {
                throw new IllegalArgumentException(name + " is given twice");
            }
            options.set(name, i + 1 < arguments.size() ? arguments.get(i + 1) : "");
        }
        options.fake.apiKey(options.apiKey);
        return options;
    }

    private void set(String name, String value) {
        boolean known = switch (name) {
            case "--port",
                    "--api-key",
                    "--seed",
                    "--webhook-url",
                    "--signing-secret",
                    "--rate-limit",
                    "--latency",
                    "--chaos",
                    "--clock",
                    "--state" -> true;
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException("Unknown option" + (name.matches("--[a-z-]+") ? " " + name : ""));
        }
        if (value.isBlank() || value.startsWith("--")) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        try {
            apply(name, value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(name + " has a value that cannot be used", e);
        }
    }

    private void apply(String name, String value) {
        switch (name) {
            case "--port" -> fake.port(Integer.parseInt(value));
            case "--api-key" -> apiKey = headerSafe(value);
            case "--seed" -> fake.seed(seed(value));
            case "--webhook-url" -> fake.webhookUrl(URI.create(value));
            case "--rate-limit" -> fake.rateLimit(rateLimit(value));
            case "--latency" -> fake.latency(Duration.ofMillis(Integer.parseInt(value)));
            case "--chaos" -> fake.chaos(chaos(value));
            case "--clock" -> fake.startingAt(Instant.parse(value));
            case "--state" -> state = Path.of(value);
            default -> fake.signingSecret(value);
        }
    }

    private static String headerSafe(String key) {
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("A key is one word of ASCII");
        }
        return key;
    }

    private static RateLimit rateLimit(String value) {
        return switch (value) {
            case "off" -> RateLimit.off();
            case "fixed" -> RateLimit.fixedWindow();
            case "sliding" -> RateLimit.slidingWindow();
            case "bucket" -> RateLimit.bucket();
            default -> throw new IllegalArgumentException("No such limit");
        };
    }

    private static Chaos chaos(String value) {
        int colon = value.indexOf(':');
        return colon < 0
                ? Chaos.random().share(share(value))
                : Chaos.seeded(Long.parseLong(value.substring(colon + 1))).share(share(value.substring(0, colon)));
    }

    /** A number as it is written here, not everything that Java takes for one. */
    private static double share(String value) {
        if (!value.matches("[01]|[01]?\\.\\d{1,9}")) {
            throw new IllegalArgumentException("No such share");
        }
        return Double.parseDouble(value);
    }

    private static Seed seed(String value) {
        return List.of(Seed.values()).stream()
                .filter(seed -> seed.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such seed"));
    }

    /** Starts what the options say. */
    FakeWinFactor start() {
        return state == null ? fake.start() : new KeptFake(fake, state);
    }

    String apiKey() {
        return apiKey;
    }
}
