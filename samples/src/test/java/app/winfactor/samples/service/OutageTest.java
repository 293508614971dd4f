package app.winfactor.samples.service;

import static app.winfactor.testkit.Fault.with;
import static app.winfactor.testkit.Method.PATCH;
import static app.winfactor.testkit.Times.times;
import static app.winfactor.testkit.WinFactorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.samples.crm.InMemoryCrm;
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
    void anOutageLosesAndDoublesNothing(FakeWinFactor winfactor, WinFactorClient client) throws Exception {
        InMemoryCrm crm = new InMemoryCrm();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var receiver = new CrmIntegration(client, crm).receiver(winfactor.signingSecret());
        server.createContext("/", WebhookHttpHandler.of(receiver));
        server.start();
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        winfactor.webhooks().deliverTo(url);

        winfactor.when(PATCH, "/submissions/{id}").fails(times(3), with(503)).thenWorks();
        String id = winfactor.customer("jane@example.com").submits();
        winfactor.advance(Duration.ofMinutes(1)); // WinFactor delivers again
        assertThat(winfactor).deliveries("submission.created").wereTaken().tookAttempts(2);
        assertThat(winfactor).submission(id).isLinkedTo("memory:deal:deal-1");
        assertThat(crm.deals()).hasSize(1);
        server.stop(0);
    }
}
