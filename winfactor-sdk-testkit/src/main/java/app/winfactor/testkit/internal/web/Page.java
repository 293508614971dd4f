package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One page of a list, newest first (an assumption). A cursor is good for the kind of list it came from. */
public final class Page {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 100;
    private static final Pattern PLACE = Pattern.compile("([a-z]+):(\\d{1,9})");

    private Page() {}

    public static <T> Reply of(Table.Selection<T> selection, Query query, Function<T, ? extends JsonNode> view) {
        String kind = selection.table().kind();
        Table.Slice<T> slice = selection.newestFirst(query.limit(), place(kind, query.text("cursor")));
        ObjectNode page = Json.object();
        ArrayNode data = page.putArray("data");
        slice.rows().forEach(row -> data.add(view.apply(row)));
        return Reply.ok(page.put("nextCursor", cursor(kind, slice.next())));
    }

    private static @Nullable String cursor(String kind, @Nullable Integer next) {
        if (next == null) {
            return null;
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((kind + ":" + next).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Integer place(String kind, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Matcher place = PLACE.matcher(decode(cursor));
        if (!place.matches() || !kind.equals(place.group(1))) {
            throw Refusal.invalid("cursor", "did not come from this list");
        }
        return Integer.valueOf(place.group(2));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("cursor", "did not come from this list");
        }
    }
}
