package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Due;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The fake's time. */
final class ClockEndpoints {
    private static final int TEN_YEARS = 3653;

    private final World world;

    private ClockEndpoints(World world) {
        this.world = world;
    }

    static void register(Catalogue catalogue, World world) {
        ClockEndpoints clock = new ClockEndpoints(world);
        catalogue
                .get(
                        "/clock",
                        "The fake's time, whether it ticks, and what is due next: {now, ticking, nextDue}.",
                        (call, body) -> Reply.ok(view(world)))
                .unlocked(
                        "POST",
                        "/clock",
                        List.of("days", "hours", "minutes", "seconds", "toNextDue"),
                        "Lets time pass, or just as much of it as is left until what is due next (toNextDue: true)."
                                + " Answers as GET when every delivery that became due was made.",
                        (call, body) -> clock.pass(body));
    }

    static ObjectNode view(World world) {
        ObjectNode view = Json.object()
                .put("now", world.clock().now().toEpochMilli())
                .put("ticking", world.clock().isTicking());
        world.nextDue()
                .ifPresentOrElse(
                        due -> view.putObject("nextDue")
                                .put("at", due.at().toEpochMilli())
                                .put("what", due.what())
                                .put("entityId", due.entityId()),
                        () -> view.putNull("nextDue"));
        return view;
    }

    private Reply pass(Body body) {
        body.requireAnyOf("days", "hours", "minutes", "seconds", "toNextDue");
        Duration time = whole(body, "days", TEN_YEARS, Duration.ofDays(1))
                .plus(whole(body, "hours", TEN_YEARS * 24, Duration.ofHours(1)))
                .plus(whole(body, "minutes", TEN_YEARS * 24 * 60, Duration.ofMinutes(1)))
                .plus(whole(body, "seconds", TEN_YEARS * 24 * 60 * 60, Duration.ofSeconds(1)));
        if (body.flag("toNextDue")) {
            if (!time.isZero()) {
                throw body.invalid("toNextDue", "goes with no other field");
            }
            time = untilNextDue();
        }
        try {
            world.advance(time);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IllegalStateException e) {
            throw new Refusal(
                    409, "deliveries_under_way", Objects.requireNonNullElse(e.getMessage(), "Deliveries hang."));
        }
        return world.exclusively(() -> Reply.ok(view(world)));
    }

    private Duration untilNextDue() {
        return world.exclusively(() -> {
            Instant due = world.nextDue()
                    .map(Due::at)
                    .orElseThrow(() -> new Refusal(409, "nothing_due", "Nothing is due: there is nothing to go to."));
            Instant now = world.clock().now();
            return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
        });
    }

    private static Duration whole(Body body, String field, int max, Duration unit) {
        return unit.multipliedBy(Objects.requireNonNullElse(body.whole(field, 0, max), 0));
    }
}
