package app.winfactor.testkit.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.Unexpected;
import app.winfactor.testkit.junit.WinFactorTest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Fails, and the second passes. */
@WinFactorTest
class Unexpectedly {
    @Test
    void a_wrong_route_fails(FakeWinFactor winfactor) throws IOException {
        ask(winfactor);
    }

    @Test
    void unless_it_was_allowed(FakeWinFactor winfactor) throws IOException {
        winfactor.allow(Unexpected.UNKNOWN_ROUTE);
        ask(winfactor);
    }

    static void ask(FakeWinFactor winfactor) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(winfactor.url() + "/api/v1/quotez/k61").toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(404);
    }
}
