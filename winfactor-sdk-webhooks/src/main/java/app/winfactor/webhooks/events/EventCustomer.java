package app.winfactor.webhooks.events;

import java.util.Optional;

/**
 * The customer that an event is about. What was not said is empty.
 *
 * @param name the name
 * @param email the e-mail address
 * @param phone the telephone number, as it was typed
 * @param companyName the company
 */
public record EventCustomer(
        Optional<String> name, Optional<String> email, Optional<String> phone, Optional<String> companyName) {
    static EventCustomer of(JsonView json) {
        return new EventCustomer(json.text("name"), json.text("email"), json.text("phone"), json.text("companyName"));
    }
}
