package app.winfactor.sdk.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class ExternalRefTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Example
    void theGuidesExampleHasThreeParts() {
        ExternalRef ref = ExternalRef.parse("hubspot:deal:9912345");
        assertThat(ref.system()).contains("hubspot");
        assertThat(ref.type()).contains("deal");
        assertThat(ref.id()).contains("9912345");
        assertThat(ref).isEqualTo(ExternalRef.of("hubspot", "deal", "9912345")).hasToString("hubspot:deal:9912345");
    }

    @Example
    void anIdMayHoldColonsAndInnerBlanks() {
        assertThat(ExternalRef.parse("erp:order:2026:55 12").id()).contains("2026:55 12");
        assertThat(ExternalRef.of("erp", "order", "urn:x::y").id()).contains("urn:x::y");
    }

    @Example
    void anIdIsOnlyForItsOwnSystemAndType() {
        ExternalRef ref = ExternalRef.of("hubspot", "deal", "1");
        assertThat(ref.idIn("hubspot", "deal")).contains("1");
        assertThat(ref.idIn("hubspot", "contact")).isEmpty();
        assertThat(ref.idIn("salesforce", "deal")).isEmpty();
        assertThat(ExternalRef.raw("1").idIn("hubspot", "deal")).isEmpty();
    }

    @Property
    void partsComeBackAsTheyWereGiven(
            @ForAll("names") String system, @ForAll("names") String type, @ForAll("ids") String id) throws Exception {
        ExternalRef ref = ExternalRef.of(system, type, id);
        assertThat(ref.system()).contains(system);
        assertThat(ref.type()).contains(type);
        assertThat(ref.id()).contains(id);
        assertThat(ref.idIn(system, type)).contains(id);
        assertThat(ExternalRef.parse(ref.toString())).isEqualTo(ref).hasSameHashCodeAs(ref);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(ref), ExternalRef.class))
                .isEqualTo(ref);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("_-.ü9")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("é語")
                .ofMinLength(1)
                .ofMaxLength(100);
    }

    @Property
    void anyShortStringIsReadableAndStaysItself(@ForAll @StringLength(max = 200) String anything) throws Exception {
        ExternalRef ref = ExternalRef.raw(anything);
        assertThat(ref).hasToString(anything);
        assertThat(ref.system().isPresent())
                .isEqualTo(ref.type().isPresent())
                .isEqualTo(ref.id().isPresent());
        assertThat(MAPPER.writeValueAsString(ref)).isEqualTo(MAPPER.writeValueAsString(anything));
    }

    @Example
    void aStringOfSomebodyElseHasNoParts() {
        for (String foreign :
                new String[] {"", "9912345", "a:b", "a:b:", ":b:c", "a::c", "a b:c:d", "a:b: c", "a:b:c "}) {
            ExternalRef ref = ExternalRef.raw(foreign);
            assertThat(ref.system()).as(foreign).isEmpty();
            assertThat(ref.id()).as(foreign).isEmpty();
            assertThat(ref).hasToString(foreign);
            assertThatIllegalArgumentException()
                    .as(foreign)
                    .isThrownBy(() -> ExternalRef.parse(foreign))
                    .withMessageContaining("system:type:id");
        }
    }

    @Example
    void aSystemOrTypeWithAColonIsRefusedBecauseItWouldComeBackDifferently() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.of("a:b", "c", "d"));
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.of("a", "b:c", "d"));
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.of("", "b", "d"));
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.of("a", "b", " "));
    }

    @Example
    void twoHundredCharactersAreTakenAndOneMoreIsRefused() {
        String longest = "a:b:" + "x".repeat(ExternalRef.MAX_LENGTH - 4);
        assertThat(ExternalRef.MAX_LENGTH).isEqualTo(200);
        assertThat(ExternalRef.parse(longest)).hasToString(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalRef.parse(longest + "x"))
                .withMessageContaining("201");
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.raw("y".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.of("a", "b", "x".repeat(197)));
    }

    @Example
    void whatWinFactorAnswersIsReadWhateverItsLength() throws Exception {
        String received = "a:b:" + "x".repeat(296);
        ExternalRef ref = MAPPER.readValue("\"" + received + "\"", ExternalRef.class);
        assertThat(ref).hasToString(received);
        assertThat(ref.id()).contains("x".repeat(296));
    }
}
