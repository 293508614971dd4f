package app.winfactor.testkit.internal.wire;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of texts: those it is told of, and whatever looks like one of WinFactor's. */
public final class Redaction {
    private static final String BLANK = "[redacted]";
    private static final Pattern SHAPES = Pattern.compile(
            "((?:configuration-sessions?|sessions)(?:/|\\\\/|%2F)"
                    + "|\\b(?:wf_live_|wf_test_|whsec_|cap_)"
                    + "|\\b(?:signature|token|secret|key|api[_-]?key|access_token)=)"
                    + "[^/?#&\\s\"'\\\\,;<>]+",
            Pattern.CASE_INSENSITIVE);
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
        return SHAPES.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(BLANK));
    }
}
