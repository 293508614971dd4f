package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.FakeWinFactorExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class InParallelInAField {
    @RegisterExtension
    static final FakeWinFactor winfactor = FakeWinFactorExtension.start();

    @RepeatedTest(20)
    void they_take_turns(WinFactorClient client) {
        winfactor.customer().submits();
        assertThat(client.submissions().list()).hasSize(1);
    }
}
