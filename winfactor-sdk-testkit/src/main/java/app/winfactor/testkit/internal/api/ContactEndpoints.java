package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Page;
import app.winfactor.testkit.internal.web.Query;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Contact;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Contacts. */
public final class ContactEndpoints {
    private static final String[] FIELDS =
            Arrays.stream(Contact.Field.values()).map(Contact.Field::wire).toArray(String[]::new);
    private static final String[] FIELDS_AND_EMAIL =
            Stream.concat(Stream.of("email"), Arrays.stream(FIELDS)).toArray(String[]::new);

    private ContactEndpoints() {}

    static void register(Guard guard, UpsertShape shape) {
        guard.get("/contacts", ContactEndpoints::list)
                .on("POST", "/contacts", (tenant, call) -> upsert(tenant, call, shape))
                .get("/contacts/{id}", (tenant, call) -> Reply.ok(view(contact(tenant, call))))
                .on("PATCH", "/contacts/{id}", ContactEndpoints::update);
    }

    private static Reply list(Tenant tenant, Call call) {
        Query query = call.query().allowing("email");
        String email = query.text("email");
        Contact found =
                email == null ? null : tenant.contacts().findByEmail(email).orElse(null);
        return Page.of(
                tenant.contacts().table().where(contact -> email == null || contact == found),
                query,
                ContactEndpoints::view);
    }

    private static Reply upsert(Tenant tenant, Call call, UpsertShape shape) {
        Body body = call.json().allowing(FIELDS_AND_EMAIL);
        String email = body.requiredText("email", Body.LONG_TEXT);
        Map<Contact.Field, Optional<String>> changes = changes(body);
        boolean created = tenant.contacts().findByEmail(email).isEmpty();
        Contact contact = tenant.contacts().findOrCreate(email);
        tenant.contacts().update(contact, changes);
        ObjectNode answer = switch (shape) {
            case WHOLE -> view(contact);
            case ID -> Json.object().put("id", contact.id());
            case CONTACT_ID -> Json.object().put("contactId", contact.id());
        };
        return Reply.json(created ? 201 : 200, answer.put("created", created));
    }

    /** What it answers, the whole contact, is an assumption. */
    private static Reply update(Tenant tenant, Call call) {
        Contact contact = contact(tenant, call);
        Body body = call.json().allowing(FIELDS);
        body.requireAnyOf(FIELDS);
        tenant.contacts().update(contact, changes(body));
        return Reply.ok(view(contact));
    }

    /** A null empties a field (an assumption), but for the name, which every contact has. */
    private static Map<Contact.Field, Optional<String>> changes(Body body) {
        Map<Contact.Field, Optional<String>> changes = new EnumMap<>(Contact.Field.class);
        for (Contact.Field field : Contact.Field.values()) {
            if (body.has(field.wire())) {
                changes.put(field, Optional.ofNullable(body.text(field.wire(), maxLength(field))));
            }
        }
        if (changes.containsKey(Contact.Field.NAME)) {
            body.requiredText("name", Body.LONG_TEXT);
        }
        return changes;
    }

    private static int maxLength(Contact.Field field) {
        return field == Contact.Field.EXTERNAL_REF ? Body.EXTERNAL_REF : Body.LONG_TEXT;
    }

    private static Contact contact(Tenant tenant, Call call) {
        return tenant.contacts().table().get(call.variable("id"));
    }

    public static ObjectNode view(Contact contact) {
        ObjectNode node = Json.object().put("id", contact.id()).put("email", contact.email());
        for (Contact.Field field : Contact.Field.values()) {
            node.put(field.wire(), contact.get(field));
        }
        return node.put("isStarred", contact.starred())
                .put("submissionCount", contact.submissionCount())
                .put("lastUsedAt", Json.millis(contact.lastUsedAt()))
                .put("createdAt", contact.createdAt().toEpochMilli())
                .put("updatedAt", contact.updatedAt().toEpochMilli());
    }
}
