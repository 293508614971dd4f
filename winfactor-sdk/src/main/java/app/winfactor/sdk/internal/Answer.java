package app.winfactor.sdk.internal;

import app.winfactor.sdk.paging.Page;

/** What the body of a success means. */
public interface Answer<T> {
    T read(byte[] body) throws UnreadableJsonException;

    /** {@return where the body of one answer goes} */
    default Sink sink(int maxBytes) {
        return new Sink.ToMemory(maxBytes);
    }

    /** {@return what it is asked to be: the headers that say so, name and value in turn} */
    default String[] wanted() {
        return new String[] {"Accept", "application/json", "Accept-Encoding", "gzip"};
    }

    static <T> Answer<T> of(Class<T> model) {
        return read(Json.Type.of(model));
    }

    static <T> Answer<Page<T>> pageOf(Class<T> model) {
        return read(Json.Type.pageOf(model));
    }

    /** For answers whose body is not documented: a success is all there is to know, unless it is a gateway's page. */
    static Answer<Done> done() {
        return body -> {
            if (startsAsMarkup(body)) {
                throw new UnreadableJsonException("a page, perhaps of a gateway on the way, where JSON was expected");
            }
            return Done.DONE;
        };
    }

    private static boolean startsAsMarkup(byte[] body) {
        for (byte next : body) {
            if (!Character.isWhitespace(next)) {
                return next == '<';
            }
        }
        return false;
    }

    private static <T> Answer<T> read(Json.Type<T> type) {
        return body -> Json.read(body, type);
    }

    /** There is nothing to say but that it was done. */
    enum Done {
        DONE
    }
}
