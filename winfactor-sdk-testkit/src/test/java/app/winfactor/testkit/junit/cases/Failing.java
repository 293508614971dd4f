package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.WinFactorTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fails. */
@WinFactorTest
class Failing {
    @Test
    void a_test_that_fails_shows_what_happened(FakeWinFactor winfactor, WinFactorClient client) {
        winfactor.webhooks().deliverTo(URI.create("http://localhost:1/nobody-listens"));
        winfactor.customer().submits();
        winfactor.webhooks().awaitIdle(Duration.ofSeconds(30));
        assertThat(client.submissions().list()).isEmpty();
    }
}
