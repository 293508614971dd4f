package app.winfactor.testkit.junit.cases;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.FakeWinFactorExtension;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Its test passes, and the class fails. */
class UnexpectedlyShared {
    @RegisterExtension
    static final FakeWinFactor winfactor = FakeWinFactorExtension.shared(FakeWinFactor.builder());

    @Test
    void a_wrong_route_fails_the_class() throws IOException {
        Unexpectedly.ask(winfactor);
    }
}
