package app.winfactor.samples.testkit;

import static app.winfactor.testkit.Design.door;
import static app.winfactor.testkit.Fault.with;
import static app.winfactor.testkit.Method.PATCH;
import static app.winfactor.testkit.Times.always;
import static app.winfactor.testkit.WinFactorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.samples.crm.InMemoryCrm;
import app.winfactor.samples.service.CrmIntegration;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.junit.WinFactorTest;
import app.winfactor.webhooks.httpserver.WebhookHttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WinFactorTest
class OutageTest {
    @Test
    void anOutageInTheMiddleNeitherLosesNorDoublesADeal(FakeWinFactor winfactor, WinFactorClient client) throws Exception {
        InMemoryCrm crm = new InMemoryCrm();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", WebhookHttpHandler.of(new CrmIntegration(client, crm).receiver(winfactor.signingSecret())));
        server.start();
        winfactor.webhooks().deliverTo(URI.create("http://localhost:" + server.getAddress().getPort()));

        winfactor.when(PATCH, "/submissions/{id}").fails(always(), with(503)); // the deal is made, and cannot be linked
        String id = winfactor.customer("jane@example.com").submits(door(2400, 1800).withOption("HRPP"));
        assertThat(winfactor).submission(id).isNotLinked();
        winfactor.mend();
        winfactor.advance(Duration.ofMinutes(1)); // when WinFactor delivers again

        assertThat(winfactor).deliveries("submission.created").wereTaken().tookAttempts(2);
        assertThat(winfactor).submission(id).isLinkedTo("memory:deal:deal-1");
        assertThat(crm.deals()).hasSize(1);
        server.stop(0);
    }
}
