package app.winfactor.sdk.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What calls, in which version, on which Java. */
public final class UserAgent {
    private static final String SDK = "winfactor-sdk-java/" + version();

    private UserAgent() {}

    public static String of(String suffix) {
        String agent = SDK + " (Java " + Runtime.version().feature() + ")";
        return suffix.isEmpty() ? agent : agent + " " + suffix;
    }

    public static String checkedSuffix(String suffix) {
        Checks.notBlank("The suffix of the User-Agent", suffix);
        Checks.that(
                suffix.chars().allMatch(c -> c >= ' ' && c <= '~'),
                "The suffix of the User-Agent holds a line break or another character that no header may hold");
        return suffix.strip();
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream file = UserAgent.class.getResourceAsStream("build.properties")) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version", "unknown"); // repackaged without its resources
    }
}
