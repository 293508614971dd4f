package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.world.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The smallest PDF that every reader takes: one page of one line. */
final class PdfDocument {
    private static final String HEAD = "%PDF-1.4\n";

    private PdfDocument() {}

    static byte[] of(Quote quote) {
        String text = String.format(
                Locale.ROOT,
                "%s version %d: %s %s",
                quote.number(),
                quote.version(),
                quote.total().toPlainString(),
                quote.terms().currency());
        String content = "BT /F1 18 Tf 72 720 Td (" + text + ") Tj ET";
        return write(List.of(
                "<</Type /Catalog /Pages 2 0 R>>",
                "<</Type /Pages /Kids [3 0 R] /Count 1>>",
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources <</Font <</F1 5 0 R>>>>>>",
                "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream",
                "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"));
    }

    /** Every character is one byte, so a length is an offset. */
    private static byte[] write(List<String> objects) {
        StringBuilder document = new StringBuilder(HEAD);
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", document.length()));
            document.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = document.length();
        int count = objects.size() + 1;
        document.append("xref\n0 ").append(count).append('\n').append(table);
        document.append("trailer\n<</Size ").append(count).append(" /Root 1 0 R>>\n");
        document.append("startxref\n").append(start).append("\n%%EOF\n");
        return document.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
