package app.winfactor.testkit.internal.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of texts: those it is told of, and whatever looks like one of WinFactor's. */
public final class Redaction {
    private static final String BLANK = "[redacted]";
    private static final Pattern SHAPES = Pattern.compile(
            "(configuration-sessions?(?:/|\\\\/|%2F)"
                    + "|\\b(?:wf_live_|wf_test_|whsec_|cap_)"
                    + "|\\b(?:signature|token|secret|key|api_?key|access_token)=)"
                    + "[^/?#&\\s\"'\\\\,;<>]+",
            Pattern.CASE_INSENSITIVE);
    /** Every shape has one of these. */
    private static final List<String> MARKS =
            List.of("session", "wf_", "whsec_", "cap_", "signature=", "token=", "secret=", "key=");
    /** A shorter word is no secret, and blanking it out would spoil every text. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    public Redaction(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    public String of(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, BLANK);
        }
        return mayHoldOne(clean) ? SHAPES.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(BLANK)) : clean;
    }

    /** Looking for a few words is many times as fast as the pattern, and most bodies have none of them. */
    private static boolean mayHoldOne(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains);
    }
}
