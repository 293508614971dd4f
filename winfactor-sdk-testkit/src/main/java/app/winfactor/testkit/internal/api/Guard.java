package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a request in that carries a known key, into the organization of that key, one at a time. */
final class Guard {
    private static final String ROOT = "/api/v1";

    private final Router router;
    private final World world;

    Guard(Router router, World world) {
        this.router = router;
        this.world = world;
    }

    Guard get(String template, BiFunction<Tenant, Call, Reply> handler) {
        return on("GET", template, handler);
    }

    Guard on(String method, String template, BiFunction<Tenant, Call, Reply> handler) {
        router.on(
                method,
                ROOT + template,
                call -> world.exclusively(() -> {
                    World.Access access = admit(call);
                    return carryOut(access.tenant(), call, () -> handler.apply(access.tenant(), call));
                }));
        return this;
    }

    /** For capability URLs: whoever knows the token may enter. */
    Guard open(String method, String template, Function<Call, Reply> handler) {
        router.on(
                method,
                ROOT + template,
                call -> world.exclusively(() -> carryOut(null, call, () -> handler.apply(call))));
        return this;
    }

    private Reply carryOut(@Nullable Tenant whose, Call call, Supplier<Reply> work) {
        return call.method().equals("GET") ? work.get() : world.commanded(call.command(whose), work, Reply::status);
    }

    private World.Access admit(Call call) {
        String key = Credentials.key(call.authorization())
                .orElseThrow(() -> new Refusal(401, "unauthorized", "An API key is needed: Authorization: Bearer …"));
        World.Access access =
                world.access(key).orElseThrow(() -> new Refusal(401, "unauthorized", "The API key is not known."));
        if (access.readOnly() && !call.method().equals("GET")) {
            throw new Refusal(403, "read_only_key", "This API key may only read.");
        }
        return access;
    }
}
