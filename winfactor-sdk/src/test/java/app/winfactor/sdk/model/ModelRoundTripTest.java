package app.winfactor.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.events.Event;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.sdk.events.Redelivery;
import app.winfactor.sdk.internal.Json;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.organization.Organization;
import app.winfactor.sdk.pricing.AdjustmentResult;
import app.winfactor.sdk.pricing.ConfigurationSession;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.Quote;
import app.winfactor.sdk.quotes.QuoteSummary;
import app.winfactor.sdk.quotes.QuoteVersion;
import app.winfactor.sdk.submissions.Submission;
import app.winfactor.sdk.submissions.SubmissionSummary;
import app.winfactor.sdk.templates.Template;
import app.winfactor.sdk.templates.TemplateCatalog;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model of the API: JSON to model to JSON, with nothing failing and nothing lost. */
class ModelRoundTripTest {
    /** The fields whose value is of an open set. */
    private static final Set<String> OPEN =
            Set.of("status", "locale", "unitSystem", "plan", "itemType", "type", "side");

    /** Compares decimals by every digit. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(com.fasterxml.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectMapper A_USERS_OWN =
            new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("organization", Organization.class),
                Arguments.of("submission-summary", SubmissionSummary.class),
                Arguments.of("submission", Submission.class),
                Arguments.of("quote-summary", QuoteSummary.class),
                Arguments.of("quote", Quote.class),
                Arguments.of("quote-version", QuoteVersion.class),
                Arguments.of("created-quote", CreatedQuote.class),
                Arguments.of("contact", Contact.class),
                Arguments.of("lead", Lead.class),
                Arguments.of("event-summary", EventSummary.class),
                Arguments.of("event", Event.class),
                Arguments.of("redelivery", Redelivery.class),
                Arguments.of("template", Template.class),
                Arguments.of("template-catalog", TemplateCatalog.class),
                Arguments.of("configuration-session", ConfigurationSession.class),
                Arguments.of("adjustment-result", AdjustmentResult.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFieldComesBackAndIsKnown(String fixture, Class<? extends Model> type) throws Exception {
        JsonNode json = read(fixture);
        Model model = Json.read(EXACT.writeValueAsBytes(json), Json.Type.of(type));

        assertThat(written(model)).isEqualTo(json);
        assertThat(unknownFieldsOf(model)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aMapperOfTheUsersOwnWithTheTwoModulesDoesToo(String fixture, Class<? extends Model> type) throws Exception {
        JsonNode json = read(fixture);
        Model model = A_USERS_OWN.treeToValue(A_USERS_OWN.readTree(json.toString()), type);

        assertThat(A_USERS_OWN.readTree(A_USERS_OWN.writeValueAsString(model)))
                .isEqualTo(A_USERS_OWN.readTree(json.toString()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aNewFieldAtEveryLevelFailsNothingAndIsNotLost(String fixture, Class<? extends Model> type) throws Exception {
        JsonNode json = withNewFields(read(fixture));
        Model model = Json.read(EXACT.writeValueAsBytes(json), Json.Type.of(type));

        assertThat(written(model)).isEqualTo(json);
        assertThat(model.unknownFields()).containsKey("zzNew");
        assertThat(model.toString()).doesNotContain("KEEPSECRET");
    }

    @ParameterizedTest
    @MethodSource("models")
    void aNewConstantWhereverThereIsOneFailsNothingAndIsNotLost(String fixture, Class<? extends Model> type)
            throws Exception {
        JsonNode json = withNewConstants(read(fixture));
        Model model = Json.read(EXACT.writeValueAsBytes(json), Json.Type.of(type));

        assertThat(written(model)).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFieldOfAnotherModelsNameIsNoLessNew(String fixture, Class<? extends Model> type) throws Exception {
        ObjectNode json = read(fixture).deepCopy();
        json.put("unknownFields", "a field called like our own method");

        assertThat(written(Json.read(EXACT.writeValueAsBytes(json), Json.Type.of(type))))
                .isEqualTo(json);
    }

    private static JsonNode written(Model model) throws Exception {
        return EXACT.readTree(A_USERS_OWN.writeValueAsBytes(model));
    }

    private static JsonNode read(String fixture) throws Exception {
        try (InputStream in = ModelRoundTripTest.class.getResourceAsStream("/fixtures/" + fixture + ".json")) {
            return EXACT.readTree(in);
        }
    }

    private static JsonNode withNewFields(JsonNode json) {
        return rebuilt(json, (name, value) -> value, true);
    }

    private static JsonNode withNewConstants(JsonNode json) {
        return rebuilt(
                json,
                (name, value) -> OPEN.contains(name) && value.isTextual() ? TextNode.valueOf("zz-new") : value,
                false);
    }

    private static JsonNode rebuilt(JsonNode json, Change change, boolean newField) {
        if (json instanceof ArrayNode array) {
            ArrayNode copy = EXACT.createArrayNode();
            array.forEach(element -> copy.add(rebuilt(element, change, newField)));
            return copy;
        }
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        ObjectNode copy = EXACT.createObjectNode();
        object.properties()
                .forEach(field -> copy.set(
                        field.getKey(), rebuilt(change.of(field.getKey(), field.getValue()), change, newField)));
        if (newField) {
            copy.set(
                    "zzNew",
                    EXACT.createObjectNode()
                            .put("amount", new java.math.BigDecimal("1.10"))
                            .putNull("none"));
            copy.put("zzSecret", "KEEPSECRET");
        }
        return copy;
    }

    /** The names of fields, at any level, that no model has. */
    private static List<String> unknownFieldsOf(Object value) throws Exception {
        List<String> unknown = new ArrayList<>();
        if (value instanceof Model model) {
            unknown.addAll(model.unknownFields().keySet());
            for (var method : value.getClass().getMethods()) {
                if (method.getParameterCount() == 0
                        && app(method.getDeclaringClass())
                        && isAccessor(method.getName())) {
                    method.setAccessible(true);
                    unknown.addAll(unknownFieldsOf(method.invoke(value)));
                }
            }
        } else if (value instanceof java.util.Optional<?> optional && optional.isPresent()) {
            unknown.addAll(unknownFieldsOf(optional.get()));
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                unknown.addAll(unknownFieldsOf(element));
            }
        }
        return unknown;
    }

    private static boolean app(Class<?> type) {
        return type.getName().startsWith("app.winfactor");
    }

    private static boolean isAccessor(String name) {
        return !Set.of("toString", "hashCode", "builder").contains(name);
    }

    private interface Change {
        JsonNode of(String name, JsonNode value);
    }
}
