package app.winfactor.sdk.internal;

import app.winfactor.sdk.paging.Page;

/** What the body of a success means. */
public interface Answer<T> {
    T read(byte[] body) throws UnreadableJsonException;

    static <T> Answer<T> of(Class<T> model) {
        return read(Json.Type.of(model));
    }

    static <T> Answer<Page<T>> pageOf(Class<T> model) {
        return read(Json.Type.pageOf(model));
    }

    /** For answers whose body is not documented: a success is all there is to know. */
    static Answer<Done> done() {
        return body -> Done.DONE;
    }

    private static <T> Answer<T> read(Json.Type<T> type) {
        return body -> Json.read(body, type);
    }

    /** There is nothing to say but that it was done. */
    enum Done {
        DONE
    }
}
