package app.winfactor.testkit.internal.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The API keys of one organization: at most ten that are active. */
public final class ApiKeys {
    public static final int MOST = 10;

    private final String full;
    private final String readOnly;
    /** Whether it may only read. */
    private final Map<String, Boolean> active = new LinkedHashMap<>();

    private final Ids ids;

    ApiKeys(String full, String readOnly, Ids ids) {
        this.full = full;
        this.readOnly = readOnly;
        this.ids = ids;
        active.put(full, false);
        active.put(readOnly, true);
    }

    /** The one that may do everything, from the beginning. */
    public String full() {
        return full;
    }

    /** The one that may only read, from the beginning. */
    public String readOnly() {
        return readOnly;
    }

    /** One that may do everything, and is active. */
    public String anyFull() {
        return active.entrySet().stream()
                .filter(key -> !key.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(full);
    }

    public String create(boolean mayOnlyRead) {
        if (active.size() >= MOST) {
            throw new IllegalStateException(
                    "An organization has at most " + MOST + " active API keys: revoke one before you create another");
        }
        String key = ids.next(mayOnlyRead ? "wf_test_KEEPSECRET_read_" : "wf_test_KEEPSECRET_full_");
        active.put(key, mayOnlyRead);
        return key;
    }

    public void revoke(String key) {
        if (active.remove(key) == null) {
            throw Refusal.notFound("active API key");
        }
    }

    /** Whether a key may only read; empty if it is not active here. */
    Optional<Boolean> find(String key) {
        return Optional.ofNullable(active.get(key));
    }

    @Override
    public String toString() {
        return "ApiKeys[" + active.size() + " active]";
    }
}
