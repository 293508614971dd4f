package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.FakeWinFactorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

abstract class Inherited {
    @RegisterExtension
    static final FakeWinFactor winfactor = FakeWinFactorExtension.start();

    /** As a service would be that is started once for all test classes. */
    private static final WinFactorClient CLIENT = WinFactorClient.builder()
            .baseUrl(winfactor.url())
            .apiKey(winfactor.apiKey())
            .build();

    @Test
    void what_was_made_for_the_first_class_goes_on_in_the_second() {
        assertThat(CLIENT.submissions().list()).isEmpty();
        winfactor.customer().submits();
        assertThat(CLIENT.submissions().list()).hasSize(1);
    }
}
