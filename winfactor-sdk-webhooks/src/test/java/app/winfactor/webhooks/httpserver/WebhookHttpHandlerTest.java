package app.winfactor.webhooks.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.SignatureVerifier;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookHttpHandlerTest {
    private static final int LIMIT = 1000;
    private static final byte[] BODY = "{\"event\":\"lead.created\"}".getBytes(StandardCharsets.UTF_8);

    private final List<WebhookEvent> handled = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .verifier(SignatureVerifier.of(Signing.SECRET).withClock(new VirtualClock()))
                .maxBodyBytes(LIMIT)
                .on(WebhookEvent.class, handled::add)
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks", WebhookHttpHandler.of(receiver));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answersADeliveryOverHttp() throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofByteArray(BODY));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("handled");
        assertThat(handled)
                .singleElement()
                .satisfies(event -> assertThat(event.deliveryId()).isEqualTo("evt_http"));
    }

    @Test
    void tellsWhichMethodItTakes() throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(url()).GET().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void answers413ToABodyOverTheLimitWhetherItsLengthIsDeclaredOrNot() throws Exception {
        byte[] large = new byte[LIMIT + 1];

        assertThat(post(BodyPublishers.ofByteArray(large)).statusCode()).isEqualTo(413);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(handled).isEmpty();
    }

    @Test
    void goesOnAfterASenderThatHungUpInTheMiddleOfABody() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{\"eve"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        assertThat(post(BodyPublishers.ofByteArray(BODY)).statusCode()).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    private HttpResponse<String> post(BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url())
                .header("X-WinFactor-Delivery", "evt_http")
                .header("X-WinFactor-Event", "lead.created")
                .header(
                        "X-WinFactor-Signature",
                        Signing.header(Signing.SECRET, VirtualClock.START.getEpochSecond(), BODY))
                .POST(body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks");
    }
}
