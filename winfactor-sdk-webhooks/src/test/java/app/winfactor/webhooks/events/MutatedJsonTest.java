package app.winfactor.webhooks.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.support.Accessors;
import app.winfactor.webhooks.support.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever becomes of a field, an event is read, every accessor answers, and the bytes are all there. */
class MutatedJsonTest {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.10",
            "1e400",
            "-1e-400",
            "12345678901234567890",
            "\"\"",
            "\"text\"",
            "\"7\"",
            "\"\\ud800\"",
            "[]",
            "[null]",
            "[[1]]",
            "{}",
            "{\"id\":7}",
            "{\"url\":[]}",
            "\"quote.sent\"",
            "\"new\"");

    /** A place is an object or an array with at least one child; the child is dropped, replaced, or put elsewhere. */
    private record Mutation(int place, int child, int action, int target, String value) {}

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void readsEveryMutation(
            @ForAll("types") EventType type, @ForAll("mutations") @Size(min = 1, max = 6) List<Mutation> mutations) {
        ObjectNode json = Fixtures.event(type).raw().json();
        mutations.forEach(mutation -> apply(mutation, json));
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);

        WebhookEvent event = Fixtures.parse(body);

        assertThat(event.raw().bytes()).isEqualTo(body);
        Accessors.callAll(event);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void readsOrRefusesEveryBody(
            @ForAll("types") EventType type, @ForAll @IntRange(min = 0) int position, @ForAll byte replacement) {
        byte[] body = Fixtures.body(type);
        body[position % body.length] = replacement;
        WebhookEvent event;
        try {
            event = Fixtures.parse(body);
        } catch (MalformedWebhookException e) {
            return; // nothing else may be thrown
        }
        assertThat(event.raw().bytes()).isEqualTo(body);
        Accessors.callAll(event);
    }

    @Provide
    Arbitrary<EventType> types() {
        return Arbitraries.of(EventType.known());
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1000);
        return Combinators.combine(any, any, any, any, Arbitraries.of(VALUES))
                .as(Mutation::new)
                .list();
    }

    private static void apply(Mutation mutation, ObjectNode root) {
        List<JsonNode> places = new ArrayList<>();
        collect(root, places);
        if (places.isEmpty()) {
            return;
        }
        JsonNode place = places.get(mutation.place() % places.size());
        JsonNode target = places.get(mutation.target() % places.size());
        JsonNode value =
                Fixtures.parse("{\"v\":" + mutation.value() + "}").raw().json().path("v");
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(mutation.child() % names.size());
            switch (mutation.action() % 3) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, value);
                default -> put(target, name, object.path(name).deepCopy());
            }
        } else if (place instanceof ArrayNode array) {
            int index = mutation.child() % array.size();
            switch (mutation.action() % 3) {
                case 0 -> array.remove(index);
                case 1 -> array.set(index, value);
                default -> put(target, "moved", array.path(index).deepCopy());
            }
        }
    }

    private static void put(JsonNode target, String name, JsonNode value) {
        if (target instanceof ObjectNode object) {
            object.set(name, value);
        } else if (target instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode() && !node.isEmpty()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
