package app.winfactor.sdk.internal;

import java.util.function.Consumer;

/** A builder that is filled in place: {@code update(id, u -> u.externalRef(ref))}. */
public final class Filled {
    private Filled() {}

    public static <B> B by(Consumer<? super B> caller, B builder) {
        caller.accept(builder);
        return builder;
    }
}
