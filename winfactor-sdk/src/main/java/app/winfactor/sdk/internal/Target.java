package app.winfactor.sdk.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a request goes, and so whether the API key goes along. */
sealed interface Target {
    URI on(URI base);

    Limit limit();

    /** The key goes where it is counted, and nowhere else. */
    default boolean takesKey() {
        return limit() == Limit.KEY;
    }

    /** Which of WinFactor's limits counts a request to it. */
    enum Limit {
        KEY,
        CAPABILITIES,
        NONE
    }

    /** What must not be shown when the answer echoes it. */
    List<String> secrets(String apiKey);

    /** A route of the API, under the base URL. The key goes along. */
    record Route(String path, Map<String, String> query) implements Target {
        static Route of(String template, List<String> ids, Map<String, String> query) {
            String path = template;
            for (String id : ids) {
                path = path.replaceFirst("\\{\\w+}", segment(id));
            }
            return new Route(path, query);
        }

        @Override
        public URI on(URI base) {
            String search = query.entrySet().stream()
                    .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                    .collect(Collectors.joining("&"));
            return URI.create(base + path + (search.isEmpty() ? "" : "?" + search));
        }

        @Override
        public Limit limit() {
            return Limit.KEY;
        }

        @Override
        public List<String> secrets(String apiKey) {
            return List.of(apiKey);
        }

        /** One segment, whatever the ID holds: it must not be able to reach another route. */
        private static String segment(String id) {
            Checks.notBlank("id", id);
            Checks.that(!id.equals(".") && !id.equals(".."), "an id cannot be a dot segment");
            return encode(id);
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A");
        }
    }

    /** A URL that is its own permission. The key stays here. */
    record Capability(URI uri) implements Target {
        @Override
        public URI on(URI base) {
            return uri;
        }

        @Override
        public Limit limit() {
            return Limit.CAPABILITIES;
        }

        @Override
        public List<String> secrets(String apiKey) {
            String token = uri.getRawPath()
                    .replaceFirst("/+$", "")
                    .replaceFirst("/adjustments$", "")
                    .replaceFirst("/+$", "")
                    .replaceFirst("^.*/", "");
            return token.isEmpty() ? List.of(uri.toString()) : List.of(uri.toString(), token);
        }

        @Override
        public String toString() {
            return "Capability[secret]";
        }
    }

    /** A file at somebody else's host, behind a signed URL. The key stays here, and WinFactor counts nothing. */
    record SignedFile(URI uri) implements Target {
        private static final int SHORTEST_SECRET = 8; // what is shorter says "300" or "GET"

        @Override
        public URI on(URI base) {
            return uri;
        }

        @Override
        public Limit limit() {
            return Limit.NONE;
        }

        @Override
        public List<String> secrets(String apiKey) {
            String query = uri.getRawQuery();
            if (query == null || query.isEmpty()) {
                return List.of(uri.toString());
            }
            // Hosts quote single values, and in XML the signs between them look different.
            Stream<String> values = Stream.of(query.split("&", -1))
                    .map(pair -> pair.substring(pair.indexOf('=') + 1))
                    .flatMap(value -> Stream.of(value, URLDecoder.decode(value, StandardCharsets.UTF_8)))
                    .filter(value -> value.length() >= SHORTEST_SECRET);
            return Stream.concat(Stream.of(uri.toString(), query), values).toList();
        }

        @Override
        public String toString() {
            return "SignedFile[secret]";
        }
    }
}
