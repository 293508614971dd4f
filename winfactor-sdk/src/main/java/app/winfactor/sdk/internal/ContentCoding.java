package app.winfactor.sdk.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes what {@code Content-Encoding} says was done to a body: gzip, which is all that is asked for. */
final class ContentCoding {
    private ContentCoding() {}

    static byte[] undo(HttpHeaders head, byte[] body, int maxBytes)
            throws UnreadableJsonException, Sink.TooLargeException {
        String coding =
                head.firstValue("Content-Encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
        if (coding.equals("identity") || coding.isEmpty() || body.length == 0) {
            return body;
        }
        if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
            throw new UnreadableJsonException("a Content-Encoding that was not asked for");
        }
        return gunzip(body, maxBytes);
    }

    private static byte[] gunzip(byte[] body, int maxBytes) throws UnreadableJsonException, Sink.TooLargeException {
        byte[] plain;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            plain = in.readNBytes(maxBytes);
            if (in.read() < 0) {
                return plain;
            }
        } catch (IOException e) {
            throw new UnreadableJsonException("broken gzip");
        }
        throw new Sink.TooLargeException(maxBytes);
    }
}
