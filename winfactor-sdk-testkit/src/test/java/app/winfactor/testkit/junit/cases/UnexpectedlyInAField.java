package app.winfactor.testkit.junit.cases;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.FakeWinFactorExtension;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fails. */
class UnexpectedlyInAField {
    @RegisterExtension
    static final FakeWinFactor winfactor = FakeWinFactorExtension.start();

    @Test
    void a_wrong_route_fails() throws IOException {
        Unexpectedly.ask(winfactor);
    }
}
