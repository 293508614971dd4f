package app.winfactor.testkit.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The beginning of a body, long enough to be read. */
final class Text {
    static final int LIMIT = 64 * 1024;
    /** Kept behind the limit, so that a secret which the cut would halve is still known as one. */
    private static final int MARGIN = 1024;

    private ByteArrayOutputStream start = new ByteArrayOutputStream(0);
    private long length;

    /** {@return how many of the bytes are kept} */
    int append(byte[] bytes, int offset, int count) {
        length += count;
        int kept = Math.min(count, LIMIT + MARGIN - start.size());
        start.write(bytes, offset, kept);
        return kept;
    }

    void forget() {
        start = new ByteArrayOutputStream(0);
    }

    String read(Redaction redaction) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(start.size());
        // A character that the cut halves is left over, and no mistake.
        if (decoder.decode(ByteBuffer.wrap(start.toByteArray()), chars, false).isError()) {
            return "(" + length + " bytes that are no text)";
        }
        String text = redaction.of(chars.flip().toString());
        return length <= LIMIT
                ? text
                : text.substring(0, Math.min(text.length(), LIMIT)) + "… (cut; " + length + " bytes in all)";
    }
}
