package app.winfactor.sdk.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One operation of the API, as a value: what is sent, where, what a repeat would do, and what the answer means. */
public final class ApiRequest<T> {
    private final Draft draft;
    private final Answer<T> answer;

    private ApiRequest(Draft draft, Answer<T> answer) {
        this.draft = draft;
        this.answer = answer;
    }

    public static Draft get(String template, String... ids) {
        return new Draft("GET", template, List.of(ids), Repeat.READS);
    }

    public static Draft patch(String template, String... ids) {
        return new Draft("PATCH", template, List.of(ids), Repeat.LEAVES_THE_SAME);
    }

    public static Draft put(String template, String... ids) {
        return new Draft("PUT", template, List.of(ids), Repeat.LEAVES_THE_SAME);
    }

    /** A POST says what its repeat would do: there is no safe guess. */
    public static Draft post(Repeat repeat, String template, String... ids) {
        return new Draft("POST", template, List.of(ids), repeat);
    }

    String verb() {
        return draft.verb;
    }

    String template() {
        return draft.template;
    }

    Repeat repeat() {
        return draft.repeat;
    }

    Optional<byte[]> body() {
        return draft.body;
    }

    Answer<T> answer() {
        return answer;
    }

    /** Where in a list it begins to read. */
    Optional<String> cursor() {
        return Optional.ofNullable(draft.query.get("cursor"));
    }

    Target target() {
        return draft.elsewhere.orElseGet(() -> Target.Route.of(draft.template, draft.ids, draft.query));
    }

    /** A request whose answer is not named yet. */
    public static final class Draft {
        private final String verb;
        private final String template;
        private final List<String> ids;
        private final Repeat repeat;
        private final Map<String, String> query = new LinkedHashMap<>();
        private Optional<Target> elsewhere = Optional.empty();
        private Optional<byte[]> body = Optional.empty();

        private Draft(String verb, String template, List<String> ids, Repeat repeat) {
            this.verb = verb;
            this.template = template;
            this.ids = ids;
            this.repeat = repeat;
        }

        public Draft query(String name, Optional<?> value) {
            value.ifPresent(given -> query.put(name, given.toString()));
            return this;
        }

        public Draft query(String name, OptionalInt value) {
            return query(name, value.isPresent() ? Optional.of(Integer.toString(value.getAsInt())) : Optional.empty());
        }

        public Draft body(Object json) {
            body = Optional.of(Json.write(json));
            return this;
        }

        /** Goes to this URL, without the API key. */
        public Draft to(URI capabilityUrl) {
            elsewhere = Optional.of(new Target.Capability(capabilityUrl));
            return this;
        }

        /** Goes to this URL, which is no part of the API, without the API key. */
        public Draft toFile(URI signedUrl) {
            elsewhere = Optional.of(new Target.SignedFile(signedUrl));
            return this;
        }

        public <T> ApiRequest<T> answering(Answer<T> answer) {
            ApiRequest<T> request = new ApiRequest<>(this, answer);
            request.target(); // an ID that cannot be one is refused here, before anything else happens
            return request;
        }
    }
}
