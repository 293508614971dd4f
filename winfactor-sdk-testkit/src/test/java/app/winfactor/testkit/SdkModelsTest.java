package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.events.Event;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.organization.Organization;
import app.winfactor.sdk.pricing.ConfigurationSession;
import app.winfactor.sdk.quotes.Quote;
import app.winfactor.sdk.submissions.Submission;
import app.winfactor.sdk.templates.TemplateCatalog;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fake and the SDK were written apart from each other: here they have to agree on every field. */
class SdkModelsTest extends FakeTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void every_resource_is_understood_to_the_last_field() throws Exception {
        LiveSession session = fake.customer().configures(door(2400, 1800));
        String price = "{\"configHash\": \"" + session.configHash()
                + "\", \"lineItems\": [{\"description\": \"Door\", \"quantity\": 1, \"unitPrice\": 1.25}]}";
        anyone.put(session.callbackUrl(), price);
        understood(anyone.get(session.callbackUrl().replace("/adjustments", "")), ConfigurationSession.class);
        String submission = session.submits(door(2400, 1800).noting("Please ring twice"));
        understood(http.get("/submissions/" + submission), Submission.class);
        String quote = sentQuote();
        fake.dashboard().preparePdf(quote);
        understood(http.get("/quotes/" + quote), Quote.class);
        understood(http.get("/organization"), Organization.class);
        understood(http.get("/leads/" + fake.customer().asks("Please call me.")), Lead.class);
        understood(first("contacts"), Contact.class);
        fake.webhooks().awaitIdle(PATIENCE);
        understood(first("events"), Event.class);
        String template = http.get("/templates").json().at("/data/0/id").asText();
        understood(http.get("/templates/" + template + "/catalog"), TemplateCatalog.class);
    }

    private Http.Answer first(String list) {
        return http.get(
                "/" + list + "/" + http.get("/" + list).json().at("/data/0/id").asText());
    }

    private static <T extends Model> void understood(Http.Answer answer, Class<T> type) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        assertNothingUnknown(read(answer, type));
    }

    private static <T> T read(Http.Answer answer, Class<T> type) throws IOException {
        return MAPPER.readValue(answer.text(), type);
    }

    private static void assertNothingUnknown(Object value) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            assertNothingUnknown(optional.get());
        } else if (value instanceof Collection<?> collection) {
            for (Object element : collection) {
                assertNothingUnknown(element);
            }
        } else if (value instanceof Model model) {
            assertThat(model.unknownFields())
                    .as(model.getClass().getSimpleName())
                    .isEmpty();
            for (Method method : model.getClass().getSuperclass().getMethods()) {
                if (Modifier.isAbstract(method.getModifiers()) && method.getParameterCount() == 0) {
                    method.setAccessible(true); // declared by a class that only its package can see
                    assertNothingUnknown(method.invoke(model));
                }
            }
        }
    }
}
