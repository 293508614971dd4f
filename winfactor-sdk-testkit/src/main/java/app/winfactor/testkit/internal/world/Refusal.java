package app.winfactor.testkit.internal.world;

import java.util.Map;

/** A request that WinFactor answers with an error; nothing was changed. */
public final class Refusal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details;
    private final boolean unknownField;

    public Refusal(int status, String code, String message, Map<String, String> details) {
        this(status, code, message, details, false);
    }

    private Refusal(int status, String code, String message, Map<String, String> details, boolean unknownField) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
        this.unknownField = unknownField;
    }

    public Refusal(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    public static Refusal notFound(String kind) {
        return new Refusal(404, "not_found", "There is no such " + kind + " in this organization.");
    }

    /** The shape of the details, {@code field} and {@code problem}, is an assumption. */
    public static Refusal invalid(String field, String problem) {
        return validation(field, problem, false);
    }

    /** A field or a parameter that does not exist here: a mistake of the integration, whatever its user enters. */
    public static Refusal unknownField(String field, String problem) {
        return validation(field, problem, true);
    }

    private static Refusal validation(String field, String problem, boolean unknownField) {
        return new Refusal(
                422,
                "validation_error",
                field + ": " + problem,
                Map.of("field", field, "problem", problem),
                unknownField);
    }

    public boolean isUnknownField() {
        return unknownField;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> details() {
        return details;
    }
}
