package app.winfactor.sdk.errors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An error as it was answered.
 *
 * @param status the HTTP status
 * @param code the stable part, for example {@code not_found}; empty when the answer was no error of WinFactor's, such as
 *     a proxy's page. New codes can come
 * @param message for people; empty when the answer had none
 * @param details more, by code; missing when the answer had none
 * @param rawBody what was answered, as text, secrets of the request blanked out
 */
public record ApiError(int status, String code, String message, JsonNode details, String rawBody) {
    /** {@return status, code and message; not the body, which can be long} */
    @Override
    public String toString() {
        return (status + " " + (code + " " + message).strip()).strip();
    }
}
