package app.winfactor.webhooks.events;

import java.util.Optional;

/**
 * The organization that an event happened in. What was not said is empty.
 *
 * @param id the ID: opaque, never to be parsed
 * @param name the name
 * @param slug the name in URLs
 * @param email the e-mail address
 * @param phone the telephone number
 * @param logoUrl where its logo is
 */
public record EventOrganization(
        Optional<String> id,
        Optional<String> name,
        Optional<String> slug,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> logoUrl) {
    static EventOrganization of(JsonView json) {
        return new EventOrganization(
                json.text("id"),
                json.text("name"),
                json.text("slug"),
                json.text("email"),
                json.text("phone"),
                json.text("logoUrl"));
    }
}
