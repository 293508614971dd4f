package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.internal.Json;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.quotes.Quote;
import app.winfactor.sdk.submissions.Submission;
import app.winfactor.sdk.submissions.SubmissionStatus;
import app.winfactor.sdk.templates.Template;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelRoundTripTest {
    private static final ObjectMapper PLAIN =
            new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @EnumSource
    void theSdkReadsAnAnswerAndWritesTheSameWithoutWhatIsNotThere(Fixture fixture) throws Exception {
        JsonNode sent = EXACT.readTree(fixture.json());
        Model model = read(fixture.json(), fixture.model());
        assertThat(canonical(EXACT.readTree(Json.write(model)))).isEqualTo(canonical(withoutNulls(sent)));
    }

    @ParameterizedTest
    @EnumSource
    void aPlainMapperReadsAnAnswerAndWritesTheSame(Fixture fixture) throws Exception {
        JsonNode sent = EXACT.readTree(fixture.json());
        Model model = PLAIN.readValue(fixture.json(), fixture.model());
        assertThat(canonical(EXACT.readTree(PLAIN.writeValueAsBytes(model)))).isEqualTo(canonical(sent));
    }

    @ParameterizedTest
    @EnumSource
    void bothMappersReadTheSameModel(Fixture fixture) throws Exception {
        assertThat((Object) PLAIN.readValue(fixture.json(), fixture.model()))
                .isEqualTo(read(fixture.json(), fixture.model()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAnAnswerIsUnknown(Fixture fixture) throws Exception {
        assertThat(ModelShape.everyModelIn(read(fixture.json(), fixture.model()), fixture.model()))
                .allSatisfy(model -> assertThat(model.unknownFields()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theSdkLosesNoNewFieldAndNoNewConstantAtAnyLevel(Fixture fixture) throws Exception {
        JsonNode sent = withNews(fixture);
        Model model = read(sent.toString(), fixture.model());
        assertThat(canonical(EXACT.readTree(Json.write(model)))).isEqualTo(canonical(withoutNulls(sent)));
        assertThat(ModelShape.everyModelIn(model, fixture.model()))
                .allSatisfy(
                        level -> assertThat(level.unknownFields()).containsOnlyKeys("zzUnknown", "zzUnknownDecimal"));
    }

    @ParameterizedTest
    @EnumSource
    void aPlainMapperLosesNoNewFieldAndNoNewConstantAtAnyLevel(Fixture fixture) throws Exception {
        JsonNode sent = withNews(fixture);
        Model model = PLAIN.readValue(sent.toString(), fixture.model());
        assertThat(canonical(EXACT.readTree(PLAIN.writeValueAsBytes(model)))).isEqualTo(canonical(sent));
    }

    @Test
    void theNewsReachEveryLevelOfTheDeepestAnswer() throws Exception {
        JsonNode sent = withNews(Fixture.SUBMISSION);
        assertThat(sent.findValues("zzUnknown")).hasSize(11);
        assertThat(sent.at("/externalPricing/lineItems/0/itemType").asText()).isEqualTo("zz-new");
        assertThat(sent.at("/status").asText()).isEqualTo("zz-new");
        assertThat(sent.at("/locale").asText()).isEqualTo("zz-new");
    }

    @Test
    void aNewFieldKeepsItsDecimalsExactly() throws Exception {
        ObjectNode sent = (ObjectNode) EXACT.readTree(Fixture.REDELIVERY.json());
        sent.set("zzPrice", EXACT.readTree("1.10"));
        Model model = read(sent.toString(), Fixture.REDELIVERY.model());
        assertThat(new String(Json.write(model), StandardCharsets.UTF_8)).contains("\"zzPrice\":1.10");
    }

    @Test
    void aListThatIsNullOrMissingIsEmpty() throws Exception {
        assertThat(read(without(Fixture.QUOTE, "lineItems"), Quote.class).lineItems())
                .isEmpty();
        ObjectNode nulled = (ObjectNode) EXACT.readTree(Fixture.TEMPLATE.json());
        nulled.putNull("materialTags");
        assertThat(read(nulled.toString(), Template.class).materialTags()).isEmpty();
    }

    @Test
    void anOptionalFieldThatIsMissingIsEmpty() throws Exception {
        Quote quote = read(without(Fixture.QUOTE, "sentAt"), Quote.class);
        assertThat(quote.sentAt()).isEmpty();
        assertThat(quote.reference()).contains("R-1");
    }

    @Test
    void aRequiredFieldThatIsMissingIsNamedAndItsNeighboursAreNotQuoted() throws Exception {
        String json = without(Fixture.SUBMISSION, "templateId");
        assertThatThrownBy(() -> read(json, Submission.class))
                .hasMessageContaining("templateId")
                .hasMessageNotContaining("mara@example.com");
    }

    @Test
    void aKnownConstantIsTheOneOfItsClass() throws Exception {
        assertThat(read(Fixture.SUBMISSION.json(), Submission.class).status()).isSameAs(SubmissionStatus.NEW);
    }

    @Test
    void aModelShowsItsFieldsAndKeepsTheUnknownOnesToItself() throws Exception {
        ObjectNode sent = (ObjectNode) EXACT.readTree(Fixture.QUOTE.json());
        sent.put("zzToken", "KEEPSECRET-unknown");
        assertThat(read(sent.toString(), Quote.class).toString())
                .contains("Q-2026-0043")
                .doesNotContain("KEEPSECRET");
    }

    private static <T> T read(String json, Class<T> model) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Json.Type.of(model));
    }

    private static String without(Fixture fixture, String field) throws Exception {
        ObjectNode json = (ObjectNode) EXACT.readTree(fixture.json());
        assertThat(json.remove(field)).isNotNull();
        return json.toString();
    }

    /** The answer of a WinFactor that has learned more: a new field in every object, a new constant in every set. */
    private static JsonNode withNews(Fixture fixture) throws Exception {
        JsonNode json = EXACT.readTree(fixture.json());
        addNews(json, fixture.model());
        return json;
    }

    private static void addNews(JsonNode json, Class<?> model) {
        if (json.isArray()) {
            json.forEach(element -> addNews(element, model));
        } else if (json instanceof ObjectNode object) {
            ModelShape.of(model).forEach((name, field) -> {
                JsonNode value = object.path(name);
                if (field.holdsOpenEnum() && value.isTextual()) {
                    object.put(name, "zz-new");
                } else if (field.holdsModel()) {
                    addNews(value, field.held());
                }
            });
            object.putObject("zzUnknown").put("a", 1).putArray("b").add("c");
            object.put("zzUnknownDecimal", 0.5);
        }
    }

    /** Without what is null. In what the fixtures hold, free-form JSON has none. */
    private static JsonNode withoutNulls(JsonNode json) {
        JsonNode copy = json.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode json) {
        if (json instanceof ObjectNode object) {
            List<String> nulls = object.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList();
            object.remove(nulls);
        }
        json.forEach(ModelRoundTripTest::removeNulls);
    }

    /** Text that is equal when the trees are: fields in one order, numbers digit by digit. */
    private static String canonical(JsonNode json) {
        if (json.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            json.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + ":" + field.getValue())
                    .collect(Collectors.joining(",\n", "{", "}"));
        }
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .map(ModelRoundTripTest::canonical)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return json.isNumber() ? json.decimalValue().toString() : json.toString();
    }
}
