package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.WinFactorTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@WinFactorTest
@Execution(ExecutionMode.CONCURRENT)
class InParallelByParameter {
    @RepeatedTest(20)
    void each_has_its_own(FakeWinFactor winfactor, WinFactorClient client) {
        winfactor.customer().submits();
        assertThat(client.submissions().list()).hasSize(1);
    }
}
