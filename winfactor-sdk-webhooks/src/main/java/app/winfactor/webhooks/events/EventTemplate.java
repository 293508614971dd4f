package app.winfactor.webhooks.events;

import java.util.Optional;

/**
 * The template that a customer configured. What was not said is empty.
 *
 * @param id the ID: opaque, never to be parsed
 * @param name the name
 * @param slug the name in URLs
 */
public record EventTemplate(Optional<String> id, Optional<String> name, Optional<String> slug) {
    static EventTemplate of(JsonView json) {
        return new EventTemplate(json.text("id"), json.text("name"), json.text("slug"));
    }
}
