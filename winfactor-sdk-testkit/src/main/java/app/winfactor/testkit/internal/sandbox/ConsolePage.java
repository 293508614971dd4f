package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console: one page with its style and script inside. The policy lets run nothing but these two, by their digests,
 * and has the browser refuse every text as markup, so that what a customer typed can never become part of the page.
 */
final class ConsolePage {
    static final Reply REPLY = load();

    private ConsolePage() {}

    private static Reply load() {
        byte[] page = read();
        String text = new String(page, StandardCharsets.UTF_8);
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src " + digest(text, "script"),
                "style-src " + digest(text, "style"),
                "img-src data:",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
        return new Reply(
                200,
                "text/html; charset=utf-8",
                page,
                Map.of(
                        "Content-Security-Policy", policy,
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer",
                        "Cache-Control", "no-store"),
                null);
    }

    private static byte[] read() {
        try (InputStream in = Objects.requireNonNull(
                ConsolePage.class.getResourceAsStream("console.html"), "console.html is part of the testkit")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String page, String element) {
        Matcher inline = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(page);
        if (!inline.find()) {
            throw new IllegalStateException("The console has no <" + element + ">");
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
