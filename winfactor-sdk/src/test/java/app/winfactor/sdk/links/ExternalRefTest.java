package app.winfactor.sdk.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalRefTest {
    @Test
    void hasASystemATypeAndAnId() {
        ExternalRef ref = ExternalRef.of("hubspot", "deal", "9912345");

        assertThat(ref).hasToString("hubspot:deal:9912345").isEqualTo(ExternalRef.parse("hubspot:deal:9912345"));
        assertThat(ref.system()).contains("hubspot");
        assertThat(ref.type()).contains("deal");
        assertThat(ref.id()).contains("9912345");
    }

    @Test
    void mayHaveColonsInItsId() {
        assertThat(ExternalRef.parse("erp:order:NL:5512:a").id()).contains("NL:5512:a");
        assertThat(ExternalRef.of("erp", "order", "NL:5512")).hasToString("erp:order:NL:5512");
    }

    @Test
    void tellsTheIdOnlyToWhomItLeads() {
        ExternalRef ref = ExternalRef.of("hubspot", "deal", "7");

        assertThat(ref.idIn("hubspot", "deal")).contains("7");
        assertThat(ref.idIn("hubspot", "contact")).isEmpty();
        assertThat(ref.idIn("salesforce", "deal")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',deal,1",
        "hubspot,'',1",
        "hubspot,deal,''",
        "hub:spot,deal,1",
        "hubspot,de:al,1",
        "hub spot,deal,1",
        "hubspot,deal,' '"
    })
    void refusesAPartThatIsNone(String system, String type, String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.of(system, type, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order 5512", "a:b", "a:b:", ":b:c", "a::c", "a b:c:d"})
    void keepsAForeignStringReadable(String foreign) {
        ExternalRef ref = ExternalRef.raw(foreign);

        assertThat(ref).hasToString(foreign);
        assertThat(ref.system()).isEmpty();
        assertThat(ref.id()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.parse(foreign));
    }

    @Test
    void isLimitedTo200CharactersWhenGivenButNotWhenReceived() throws Exception {
        String id = "x".repeat(200 - "a:b:".length());
        assertThat(ExternalRef.of("a", "b", id).toString()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalRef.of("a", "b", id + "x"))
                .withMessageContaining("201");
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.raw("x".repeat(201)));

        String received = "a:b:" + "x".repeat(300);
        ObjectMapper mapper = new ObjectMapper();
        ExternalRef read = mapper.readValue("\"" + received + "\"", ExternalRef.class);
        assertThat(mapper.writeValueAsString(read)).isEqualTo("\"" + received + "\"");
    }
}
