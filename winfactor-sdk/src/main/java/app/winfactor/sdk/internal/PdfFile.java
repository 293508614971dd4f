package app.winfactor.sdk.internal;

import java.nio.file.Path;

/** A PDF that goes into a file. */
public record PdfFile(Path file) implements Answer<Path> {
    @Override
    public Sink sink(int maxBytes) {
        return new FileSink(file);
    }

    @Override
    public String[] wanted() {
        return new String[] {"Accept", "application/pdf"};
    }

    @Override
    public Path read(byte[] body) {
        return file;
    }
}
