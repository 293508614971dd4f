package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LeadsAndTemplatesTest extends FakeTest {
    @Test
    void progress_with_a_lead_is_made_in_the_dashboard_only() {
        String id = fake.customer("sanne@example.com").named("Sanne").phone("1").asks("Please call me.");
        assertThat(http.get("/leads/" + id).json().path("status").asText()).isEqualTo("new");
        assertThat(http.patch("/leads/" + id, "{\"status\": \"closed\"}").status())
                .isEqualTo(404);
        fake.dashboard().markLead(id, LeadStatus.CONTACTED);
        assertThat(http.get("/leads?status=new").json().path("data")).isEmpty();
        assertThat(http.get("/leads?status=contacted").json().path("data"))
                .singleElement()
                .extracting(lead -> lead.path("name").asText())
                .isEqualTo("Sanne");
    }

    @Test
    void a_lead_has_what_the_visitor_wrote_and_no_link() {
        JsonNode lead =
                http.get("/leads/" + fake.customer().asks("Six windows")).json();
        assertThat(lead.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "name", "email", "phone", "message", "status", "createdAt");
        assertThat(lead.path("message").asText()).isEqualTo("Six windows");
        assertThat(lead.path("phone").isNull()).isTrue();
        assertThat(lead.path("createdAt").longValue()).isEqualTo(START.toEpochMilli());
    }

    @Test
    void a_template_has_its_catalog() {
        JsonNode template = http.get("/templates").json().at("/data/0");
        String id = template.path("id").asText();
        assertThat(http.get("/templates/" + id).json()).isEqualTo(template);
        JsonNode catalog = http.get("/templates/" + id + "/catalog").json();
        assertThat(catalog.path("template")).isEqualTo(template);
        assertThat(catalog.at("/components/0/constraints/minWidth").isInt()).isTrue();
        assertThat(catalog.at("/options/0/code").asText()).isEqualTo("HRPP");
        assertThat(catalog.at("/materials/2/side").asText()).isEqualTo("both");
    }
}
