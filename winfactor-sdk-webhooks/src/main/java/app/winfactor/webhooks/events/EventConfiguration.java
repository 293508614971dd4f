package app.winfactor.webhooks.events;

import java.util.OptionalInt;

/**
 * What a customer configured, in short; the submission itself has it all. What was not said is empty.
 *
 * @param width the width, in millimetres
 * @param height the height, in millimetres
 * @param componentCount how many components it has
 */
public record EventConfiguration(OptionalInt width, OptionalInt height, OptionalInt componentCount) {
    static EventConfiguration of(JsonView json) {
        return new EventConfiguration(json.integer("width"), json.integer("height"), json.integer("componentCount"));
    }
}
