package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static app.winfactor.testkit.Design.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FakeCustomerTest extends FakeTest {
    @Test
    void what_is_said_of_a_customer_is_on_the_submission() {
        String id = fake.customer("jane@example.com")
                .named("Jane Doe")
                .phone("+31 6 12345678")
                .company("Doe BV")
                .livingAt("Dorpsstraat 1", "1234 AB", "Delft", "Nederland")
                .speaking("de")
                .submits(window(1200, 1500).times(3).noting("Before the summer"));

        JsonNode submission = submission(id);
        assertThat(submission.path("customer"))
                .hasToString("{\"name\":\"Jane Doe\",\"email\":\"jane@example.com\",\"phone\":\"+31 6 12345678\","
                        + "\"companyName\":\"Doe BV\",\"address\":\"Dorpsstraat 1\",\"postalCode\":\"1234 AB\","
                        + "\"city\":\"Delft\",\"country\":\"Nederland\"}");
        assertThat(submission.path("locale").asText()).isEqualTo("de");
        assertThat(submission.path("unitAmount").intValue()).isEqualTo(3);
        assertThat(submission.at("/resolvedConfiguration/notes").asText()).isEqualTo("Before the summer");
        assertThat(submission
                        .at("/resolvedConfiguration/componentSelections/0/componentType")
                        .asText())
                .isEqualTo("window");
    }

    @Test
    void what_was_not_said_is_there_as_null() {
        JsonNode submission = submission(fake.customer().submits());
        for (String field : List.of("phone", "companyName", "address", "postalCode", "city", "country")) {
            assertThat(submission.path("customer").path(field).isNull())
                    .as(field)
                    .isTrue();
        }
        for (String field : List.of("externalRef", "externalPricing", "latestQuoteId")) {
            assertThat(submission.path(field).isNull()).as(field).isTrue();
        }
        assertThat(submission.at("/resolvedConfiguration/notes").isNull()).isTrue();
        assertThat(submission.at("/resolvedConfiguration/selectedSection").isNull())
                .isTrue();
    }

    @Test
    void saying_more_of_a_customer_or_a_design_leaves_the_first_as_it_was() {
        FakeCustomer jane = fake.customer();
        Design plain = door(2400, 1800);
        assertThat(jane.named("Somebody else").speaking("de")).isNotSameAs(jane);
        assertThat(plain.withOption("RC2").times(2)).isNotSameAs(plain);

        JsonNode submission = submission(jane.submits(plain));
        assertThat(submission.at("/customer/name").asText()).isEqualTo("Jane Doe");
        assertThat(submission.path("locale").asText()).isEqualTo("nl");
        assertThat(submission.path("unitAmount").intValue()).isEqualTo(1);
        assertThat(codes(submission)).containsExactly("HRPP", "RC2");
    }

    @Test
    void a_customer_who_was_given_no_name_is_called_by_the_address() {
        assertThat(submission(fake.customer("a@example.com").submits())
                        .at("/customer/name")
                        .asText())
                .isEqualTo("a@example.com");
        assertThat(fake.customer("a@example.com")).hasToString("FakeCustomer[a@example.com <a@example.com>]");
    }

    @Test
    void options_and_colours_are_chosen_shown_and_paid_for() {
        JsonNode submission = submission(
                fake.customer().submits(door(2000, 2000).withOption("RC2").inColors("Natural oak", "White")));

        assertThat(codes(submission)).containsExactly("RC2");
        assertThat(submission.at("/resolvedConfiguration/insideColor/name").asText())
                .isEqualTo("Natural oak");
        assertThat(submission.at("/resolvedConfiguration/outsideColor/name").asText())
                .isEqualTo("White");
        assertThat(submission.at("/configuration/optionIds")).hasSize(1);
        JsonNode catalog = http.get(
                        "/templates/" + submission.path("templateId").asText() + "/catalog")
                .json();
        assertThat(submission.at("/configuration/optionIds/0")).isEqualTo(catalog.at("/options/1/id"));
        assertThat(submission.at("/configuration/insideMaterialId")).isEqualTo(catalog.at("/materials/2/id"));
        String quote = http.post("/submissions/" + submission.path("id").asText() + "/quotes", null)
                .json()
                .path("quoteId")
                .asText();
        assertThat(quote(quote).path("lineItems"))
                .extracting(line -> line.path("description").asText())
                .contains("Burglar-resistant fittings")
                .doesNotContain("HR++ glass");
    }

    @Test
    void every_choice_makes_another_configuration_and_their_order_does_not() {
        List<Design> designs = List.of(
                door(2400, 1800),
                door(2400, 1800).withOption("HRPP"),
                door(2400, 1800).withOption("RC2"),
                door(2400, 1800).inColors("Natural oak", "White"),
                door(2400, 1800).inColors("Anthracite", "Natural oak"),
                door(2400, 1800).times(2),
                door(2401, 1800),
                window(2400, 1800));
        Set<String> hashes = designs.stream().map(this::hash).collect(Collectors.toSet());
        assertThat(hashes).hasSameSizeAs(designs);

        assertThat(Stream.of(
                                door(2400, 1800).withOption("RC2").withOption("HRPP"),
                                door(2400, 1800).withOption("HRPP").withOption("RC2"),
                                door(2400, 1800).noting("by another name"))
                        .map(this::hash))
                .containsOnly(hash(door(2400, 1800)));
    }

    @Test
    void what_the_template_does_not_have_is_refused_with_what_it_has() {
        FakeCustomer jane = fake.customer();
        assertThatIllegalStateException()
                .isThrownBy(() -> jane.submits(door(2400, 1800).withOption("GOLD")))
                .withMessageContaining("[HRPP, RC2]");
        assertThatIllegalStateException()
                .isThrownBy(() -> jane.submits(door(2400, 1800).inColors("White", "White")))
                .withMessageContaining("insideColor")
                .withMessageContaining("[Anthracite, Natural oak]");
        assertThatIllegalStateException()
                .isThrownBy(() -> jane.submits(Design.of("k20nothing", 2400, 1800)))
                .withMessageContaining("template");
        assertThatIllegalStateException()
                .isThrownBy(() -> jane.submits(door(100, 100)))
                .withMessageContaining("100 × 100 mm");
    }

    @Test
    void what_makes_no_sense_is_refused_at_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> fake.customer("jane"));
        assertThatIllegalArgumentException().isThrownBy(() -> fake.customer().speaking("fr"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> door(2400, 1800).times(0))
                .withMessageContaining("0 times");
    }

    private String hash(Design design) {
        return fake.customer().configures(design).configHash();
    }

    private JsonNode submission(String id) {
        return http.get("/submissions/" + id).json();
    }

    private static List<String> codes(JsonNode submission) {
        return submission.at("/resolvedConfiguration/selectedOptions").findValuesAsText("code");
    }
}
