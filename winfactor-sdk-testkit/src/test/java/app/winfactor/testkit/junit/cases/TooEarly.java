package app.winfactor.testkit.junit.cases;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.WinFactorTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fails. */
@WinFactorTest
class TooEarly {
    @BeforeAll
    static void before(FakeWinFactor winfactor) {
        winfactor.customer().submits();
    }

    @Test
    void never_begins() {}
}
