package app.winfactor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fake whose time stands still, a receiver, and HTTP to both. */
abstract class FakeTest {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Receiver receiver = new Receiver();
    FakeWinFactor fake =
            FakeWinFactor.builder().startingAt(START).webhookUrl(receiver.url()).start();
    Http http = Http.of(fake);
    Http anyone = new Http(fake.url(), null);

    @BeforeEach
    void freshJournal() {
        fake.wireMock().resetRequests();
    }

    @AfterEach
    void stop() {
        fake.close();
        receiver.close();
    }

    /** Starts another one in its place. */
    void restart(FakeWinFactorBuilder builder) {
        fake.close();
        fake = builder.start();
        http = Http.of(fake);
        anyone = new Http(fake.url(), null);
    }

    String draft() {
        return http.post("/submissions/" + fake.customer().submits() + "/quotes", null)
                .json()
                .path("quoteId")
                .asText();
    }

    String sentQuote() {
        String id = draft();
        send(id);
        return id;
    }

    Http.Answer send(String quoteId) {
        return http.post("/quotes/" + quoteId + "/send", "{\"recipients\": [\"jane.doe@example.com\"]}");
    }

    JsonNode quote(String id) {
        return http.get("/quotes/" + id).json();
    }

    String status(String quoteId) {
        return quote(quoteId).path("status").asText();
    }

    JsonNode events(String type) {
        fake.webhooks().awaitIdle(PATIENCE);
        return http.get("/events?type=" + type).json().path("data");
    }
}
