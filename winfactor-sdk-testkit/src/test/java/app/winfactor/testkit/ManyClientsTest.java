package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sixteen clients do a thousand things each, at the same time; each knows what must have become of its own. */
@Timeout(120)
class ManyClientsTest extends FakeTest {
    private static final int CLIENTS = 16;
    private static final int OPERATIONS = 1000;
    private static final String SHARED = "everybody@example.com";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sharedSubmissions = new AtomicInteger();
    private final AtomicInteger sharedCreations = new AtomicInteger();
    private final AtomicInteger reached = new AtomicInteger();

    @Test
    void nothing_is_lost_or_mixed_up() throws Exception {
        restart(FakeWinFactor.builder()
                .startingAt(START)
                .webhookUrl(receiver.url())
                .deliveriesAtOnce(4));
        receiver.answers(this::answer);
        String shared = draft();

        List<Client> clients = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(i, shared);
                clients.add(client);
                work.add(client);
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        fake.advance(Duration.ofMinutes(7));

        Map<String, JsonNode> quotes = all("/quotes");
        Map<String, JsonNode> submissions = all("/submissions");
        int events = 2;
        for (Client client : clients) {
            client.check(quotes, submissions);
            events += client.events;
        }
        assertThat(row(quotes, shared).path("version").intValue())
                .isEqualTo(reached.get())
                .isGreaterThan(1);
        assertThat(fake.dashboard().history(shared))
                .extracting(QuoteRevision::version)
                .isEqualTo(IntStream.rangeClosed(1, reached.get()).boxed().toList());
        Set<String> numbers = new HashSet<>();
        quotes.values().forEach(quote -> {
            assertThat(numbers.add(quote.path("quoteNumber").asText())).isTrue();
            assertThat(decimal(quote, "total"))
                    .isEqualTo(decimal(quote, "subtotal").add(decimal(quote, "taxAmount")));
        });
        int ofClients =
                clients.stream().mapToInt(client -> client.prices.size()).sum();
        assertThat(quotes).hasSize(1 + ofClients);
        assertThat(submissions)
                .hasSize(1
                        + clients.stream()
                                .mapToInt(client -> client.refs.size())
                                .sum());
        assertContacts();
        assertEvents(events);
    }

    private void assertContacts() {
        JsonNode everybody = http.get("/contacts?email=" + SHARED).json().path("data");
        assertThat(everybody).hasSize(1);
        assertThat(everybody.at("/0/submissionCount").intValue()).isEqualTo(sharedSubmissions.get());
        assertThat(sharedCreations).hasValueLessThanOrEqualTo(1);
        assertThat(sharedSubmissions.get() + sharedCreations.get()).isGreaterThan(1);
    }

    private void assertEvents(int expected) {
        Map<String, JsonNode> events = all("/events");
        assertThat(events).hasSize(expected);
        Map<String, Integer> told = new HashMap<>();
        receiver.deliveries().forEach(delivery -> told.merge(delivery.id(), 1, Integer::sum));
        events.forEach((id, event) -> {
            assertThat(event.path("status").asText()).isEqualTo(refused.contains(id) ? "failed" : "delivered");
            assertThat(told.get(id)).isEqualTo(event.path("attempts").intValue());
        });
        assertThat(refused).isNotEmpty();
    }

    /** One event in nine is never taken, one in seven at its second attempt. */
    private int answer(Receiver.Delivery delivery) {
        int hash = Math.floorMod(delivery.id().hashCode(), 63);
        if (hash % 9 == 0) {
            refused.add(delivery.id());
            return 503;
        }
        boolean first = seen.add(delivery.id());
        return hash % 7 == 0 && first ? 500 : 204;
    }

    private Map<String, JsonNode> all(String list) {
        Map<String, JsonNode> rows = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = http.get(list + "?limit=100" + cursor).json();
            page.path("data").forEach(row -> rows.put(row.path("id").asText(), row));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return rows;
    }

    private static JsonNode row(Map<String, JsonNode> rows, String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return node.path(field).decimalValue();
    }

    private final class Client implements Callable<Void> {
        private final Random random;
        private final int number;
        private final String shared;
        /** What is in the link of each submission, by ID. */
        private final Map<String, String> refs = new HashMap<>();
        /** The unit price, the version and the status that each quote must have, by ID. */
        private final Map<String, Integer> prices = new HashMap<>();

        private final Map<String, Integer> versions = new HashMap<>();
        private final Map<String, String> statuses = new HashMap<>();
        private final List<String> submissions = new ArrayList<>();
        private final List<String> quotes = new ArrayList<>();
        private int events;

        Client(int number, String shared) {
            this.number = number;
            this.shared = shared;
            this.random = new Random(number);
        }

        @Override
        public Void call() {
            for (int i = 0; i < OPERATIONS; i++) {
                act(i);
            }
            return null;
        }

        private void act(int i) {
            int dice = random.nextInt(100);
            if (dice < 20 || submissions.isEmpty()) {
                submit(i);
            } else if (dice < 30) {
                String id = any(submissions);
                refs.put(id, "crm:deal:" + number + "-" + i);
                expect(200, http.patch("/submissions/" + id, "{\"externalRef\": \"" + refs.get(id) + "\"}"));
            } else if (dice < 45) {
                upsert(i);
            } else if (dice < 60 || quotes.isEmpty()) {
                String id = expect(201, http.post("/submissions/" + any(submissions) + "/quotes", lines(i, false)))
                        .json()
                        .path("quoteId")
                        .asText();
                quotes.add(id);
                prices.put(id, i);
                versions.put(id, 1);
                statuses.put(id, "draft");
                events++;
            } else if (dice < 80) {
                turn(any(quotes), i);
            } else if (dice < 85) {
                reviseTogether();
            } else {
                read();
            }
        }

        private void submit(int i) {
            boolean together = i % 3 == 0;
            String email = together ? SHARED : "client" + number + "@example.com";
            if (together) {
                sharedSubmissions.incrementAndGet();
            }
            String id = fake.customer(email).submits();
            submissions.add(id);
            refs.put(id, "");
            events++;
        }

        /** Of all who send and revise one quote at the same time, each that finds it sent makes one version of it. */
        private void reviseTogether() {
            expect(200, send(shared));
            events++;
            int before = version(expect(200, http.get("/quotes/" + shared)));
            int after = version(expect(200, http.patch("/quotes/" + shared, "{\"notes\": \"x\", \"revise\": true}")));
            assertThat(after).isGreaterThanOrEqualTo(before);
            reached.accumulateAndGet(after, Math::max);
        }

        private int version(Http.Answer answer) {
            return answer.json().path("version").intValue();
        }

        private void upsert(int i) {
            String email = i % 3 == 0 ? SHARED : "contact" + number + "." + i + "@example.com";
            int status = http.post("/contacts", "{\"email\": \"" + email + "\", \"city\": \"Delft\"}")
                    .status();
            if (email.equals(SHARED)) {
                assertThat(status).isIn(200, 201);
                sharedCreations.addAndGet(status - 200);
            } else {
                assertThat(status).isEqualTo(201);
            }
        }

        /** The next step in the life of a quote. */
        private void turn(String id, int i) {
            switch (statuses.getOrDefault(id, "")) {
                case "draft" -> {
                    expect(200, send(id));
                    statuses.put(id, "sent");
                    events++;
                }
                case "sent" -> {
                    if (i % 2 == 0) {
                        expect(200, http.put("/quotes/" + id + "/line-items", lines(i, true)));
                        prices.put(id, i);
                        versions.merge(id, 1, Integer::sum);
                        statuses.put(id, "draft");
                    } else {
                        fake.customer().accepts(id);
                        statuses.put(id, "accepted");
                        events++;
                    }
                }
                default ->
                    assertThat(http.put("/quotes/" + id + "/line-items", lines(i, true))
                                    .code())
                            .isEqualTo("quote_not_editable");
            }
        }

        private void read() {
            String id = any(submissions);
            assertThat(expect(200, http.get("/submissions/" + id))
                            .json()
                            .path("externalRef")
                            .asText(""))
                    .isEqualTo(refs.get(id));
        }

        private String lines(int price, boolean revise) {
            return "{" + (revise ? "\"revise\": true, " : "")
                    + "\"lineItems\": [{\"description\": \"Door\", \"quantity\": 3, \"unitPrice\": " + price + ".01}]}";
        }

        private Http.Answer expect(int status, Http.Answer answer) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            return answer;
        }

        private String any(List<String> ids) {
            return ids.get(random.nextInt(ids.size()));
        }

        void check(Map<String, JsonNode> quotesThere, Map<String, JsonNode> submissionsThere) {
            refs.forEach((id, ref) -> assertThat(
                            row(submissionsThere, id).path("externalRef").asText(""))
                    .isEqualTo(ref));
            prices.forEach((id, price) -> {
                JsonNode quote = row(quotesThere, id);
                assertThat(decimal(quote, "subtotal"))
                        .isEqualByComparingTo(new BigDecimal(price + ".01").multiply(BigDecimal.valueOf(3)));
                assertThat(quote.path("version").intValue()).isEqualTo(versions.get(id));
                assertThat(quote.path("status").asText()).isEqualTo(statuses.get(id));
            });
        }
    }
}
