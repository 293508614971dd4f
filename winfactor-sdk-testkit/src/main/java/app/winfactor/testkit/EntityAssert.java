package app.winfactor.testkit;

import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about one thing in the fake, known by its ID, as it was when the assertion began. */
abstract class EntityAssert<S extends EntityAssert<S>> extends AbstractAssert<S, String> {
    private final String kind;

    EntityAssert(Class<S> self, String kind, String id) {
        super(id, self);
        this.kind = kind;
    }

    S require(String field, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            failWithActualExpectedAndMessage(
                    found,
                    expected,
                    "Expected %s of %s %s to be %s, but it is %s",
                    field,
                    kind,
                    actual,
                    expected,
                    found);
        }
        return myself;
    }
}
