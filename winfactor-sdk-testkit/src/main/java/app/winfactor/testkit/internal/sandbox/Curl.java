package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.KeyUsed;
import app.winfactor.testkit.RequestSeen;

/** A request as a command for a POSIX shell; where a secret was, it reads a variable. */
final class Curl {
    private static final String REDACTED = "[redacted]";

    private Curl() {}

    static String of(RequestSeen request, String origin) {
        StringBuilder command = new StringBuilder("curl");
        boolean plain = request.method().equals("GET") && request.body().isEmpty();
        if (!plain) {
            command.append(" -X ").append(request.method());
        }
        String url = origin + request.path();
        if (url.replace(REDACTED, "").matches("[^{}\\[\\]]*")) {
            command.append(' ');
        } else {
            // These would be read as a range or a set of URLs.
            command.append(" --globoff ");
        }
        command.append(quoted(url));
        if (request.key() != KeyUsed.NONE && request.key() != KeyUsed.CAPABILITY) {
            command.append(" -H \"Authorization: Bearer $WINFACTOR_KEY\"");
        }
        if (!request.body().isEmpty()) {
            command.append(" -H 'Content-Type: application/json' --data-raw ").append(quoted(request.body()));
        }
        return command.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''").replace(REDACTED, "'\"$WINFACTOR_SECRET\"'") + "'";
    }
}
