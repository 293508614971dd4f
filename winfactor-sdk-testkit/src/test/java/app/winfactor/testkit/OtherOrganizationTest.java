package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherOrganizationTest extends FakeTest {
    @Test
    void what_belongs_to_another_organization_is_not_found_by_any_way() {
        OtherOrganization other = fake.otherOrganization();
        Map<String, String> requests = Map.ofEntries(
                Map.entry("GET /submissions/" + other.submissionId(), ""),
                Map.entry("PATCH /submissions/" + other.submissionId(), "{\"status\": \"closed\"}"),
                Map.entry("POST /submissions/" + other.submissionId() + "/quotes", "{}"),
                Map.entry("GET /quotes/" + other.quoteId(), ""),
                Map.entry("PATCH /quotes/" + other.quoteId(), "{\"notes\": \"x\"}"),
                Map.entry("POST /quotes/" + other.quoteId() + "/send", "{\"recipients\": [\"a@example.com\"]}"),
                Map.entry("GET /contacts/" + other.contactId(), ""),
                Map.entry("PATCH /contacts/" + other.contactId(), "{\"name\": \"x\"}"),
                Map.entry("GET /leads/" + other.leadId(), ""),
                Map.entry("GET /events/" + other.eventId(), ""),
                Map.entry("POST /events/" + other.eventId() + "/redeliver", ""),
                Map.entry("GET /templates/" + other.templateId(), ""),
                Map.entry("GET /templates/" + other.templateId() + "/catalog", ""));
        requests.forEach((request, body) -> {
            String[] parts = request.split(" ", 2);
            Http.Answer answer = http.send(parts[0], parts[1], body.isEmpty() ? null : body);
            assertThat(answer.status()).as(request).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
        });
    }

    @Test
    void nothing_of_another_organization_is_listed() {
        for (String list : new String[] {"/submissions", "/quotes", "/contacts", "/leads", "/events"}) {
            assertThat(http.get(list).json().path("data")).as(list).isEmpty();
        }
    }
}
