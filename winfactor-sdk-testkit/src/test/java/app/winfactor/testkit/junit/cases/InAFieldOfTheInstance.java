package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.FakeWinFactorExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class InAFieldOfTheInstance {
    @RegisterExtension
    final FakeWinFactor winfactor = FakeWinFactorExtension.start();

    @RepeatedTest(3)
    void every_instance_has_its_own(WinFactorClient client) {
        winfactor.customer().submits();
        assertThat(client.submissions().list()).hasSize(1);
    }
}
