package app.winfactor.samples.crm;

import java.util.Optional;

/**
 * A contact.
 *
 * @param email what it is known by
 * @param name the name
 * @param phone the telephone number
 * @param companyName the company
 */
public record Person(String email, String name, Optional<String> phone, Optional<String> companyName) {}
