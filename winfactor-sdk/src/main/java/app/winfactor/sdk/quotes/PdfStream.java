package app.winfactor.sdk.quotes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Gives a stream a file that is whole, by way of a temporary one. */
final class PdfStream {
    private PdfStream() {}

    static void copy(UnaryOperator<Path> download, OutputStream to) {
        try {
            // A directory, which nobody else may look into: a download makes files of its own beside the one it is
            // given.
            Path directory = Files.createTempDirectory("winfactor-");
            Path file = directory.resolve("quote.pdf");
            try {
                Files.copy(download.apply(file), to);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
