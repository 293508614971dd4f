package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.Happening;
import app.winfactor.testkit.RequestSeen;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.wire.Recorder;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an integration asked, and what it was answered. */
final class RequestEndpoints {
    private static final int NEWEST = 200;

    private RequestEndpoints() {}

    static void register(Catalogue catalogue, Wire wire, String origin) {
        catalogue.unlocked(
                "GET",
                "/requests",
                List.of(),
                "The newest 200 requests, newest first, without secrets, each with a curl command: {total, requests}.",
                (call, body) -> list(wire.recorder().kept(), origin));
    }

    private static Reply list(Recorder.Kept kept, String origin) {
        ObjectNode answer = Json.object();
        List<Happening> happenings = kept.happenings();
        answer.put(
                "total",
                happenings.stream().filter(RequestSeen.class::isInstance).count());
        ArrayNode requests = answer.putArray("requests");
        for (int i = happenings.size() - 1; i >= 0 && requests.size() < NEWEST; i--) {
            if (happenings.get(i) instanceof RequestSeen request) {
                // Its place among all that ever happened, so that it keeps its number when older ones are dropped.
                requests.add(view(request, origin).put("number", kept.dropped() + i + 1));
            }
        }
        return Reply.ok(answer);
    }

    private static ObjectNode view(RequestSeen request, String origin) {
        ObjectNode node = Json.object()
                .put("at", request.at().toEpochMilli())
                .put("method", request.method())
                .put("path", request.path())
                .put("route", request.route().orElse(null))
                .put("key", Json.wire(request.key()))
                .put("body", request.body());
        request.status().ifPresentOrElse(status -> node.put("status", status), () -> node.putNull("status"));
        return node.put("ending", request.ending().orElse(null))
                .put("answer", request.answer())
                .put("fault", request.fault().map(Object::toString).orElse(null))
                .put("tookMillis", request.took().toMillis())
                .put("curl", Curl.of(request, origin));
    }
}
