package app.winfactor.samples.crm;

import java.util.Optional;

/**
 * A lead.
 *
 * @param leadId its ID in WinFactor, which is what it is known by
 * @param name who wrote
 * @param email where to answer
 * @param phone where to call
 * @param message what was written
 */
public record Enquiry(String leadId, String name, String email, Optional<String> phone, String message) {}
