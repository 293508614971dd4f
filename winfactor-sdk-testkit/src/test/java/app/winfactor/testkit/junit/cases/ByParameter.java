package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.Seed;
import app.winfactor.testkit.junit.WinFactorTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WinFactorTest(seed = Seed.DEMO, startingAt = "2026-03-01T09:00:00Z")
class ByParameter {
    @BeforeEach
    void one_more(FakeWinFactor winfactor) {
        winfactor.customer().submits();
    }

    @RepeatedTest(3)
    void the_test_has_the_fake_that_its_preparation_had(FakeWinFactor winfactor, WinFactorClient client) {
        assertThat(client.submissions().list()).hasSize(5);
        assertThat(winfactor.now()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @Nested
    class Within {
        @Test
        void a_nested_test_has_its_own(WinFactorClient client) {
            assertThat(client.submissions().list()).hasSize(5);
        }
    }
}
