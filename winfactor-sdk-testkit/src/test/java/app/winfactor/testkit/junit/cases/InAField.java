package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.FakeWinFactorExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InAField {
    @RegisterExtension
    static final FakeWinFactor winfactor = FakeWinFactorExtension.start();

    static final String ADDRESS = winfactor.url();

    @RepeatedTest(3)
    void every_test_begins_without_what_the_others_did(WinFactorClient client, FakeWinFactor same) {
        assertThat(same).isSameAs(winfactor);
        assertThat(winfactor.url()).isEqualTo(ADDRESS);
        assertThat(client.submissions().list()).isEmpty();
        winfactor.customer().submits();
        assertThat(client.submissions().list()).hasSize(1);
    }

    @Nested
    class Within {
        @Test
        void a_nested_test_too(WinFactorClient client) {
            assertThat(client.submissions().list()).isEmpty();
            winfactor.customer().submits();
        }
    }
}
