package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.internal.wire.Exchange;
import app.winfactor.testkit.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Who lives behind the server at the moment. */
public interface Host {
    Wire wire();

    /** What is known of a request before the work. */
    Exchange.Asked asked(String method, String path, @Nullable String query, @Nullable String authorization);
}
