package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.WinFactorTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WinFactorTest(shared = true)
class SharedByChoice {
    SharedByChoice(FakeWinFactor winfactor) {
        assertThat(winfactor).isNotNull();
    }

    @BeforeAll
    static void once(FakeWinFactor winfactor) {
        winfactor.customer().submits();
    }

    @RepeatedTest(3)
    void all_see_what_was_prepared_once(WinFactorClient client) {
        assertThat(client.submissions().list()).hasSize(1);
    }

    @Nested
    class Within {
        @Test
        void nested_ones_too(WinFactorClient client) {
            assertThat(client.submissions().list()).hasSize(1);
        }
    }
}
