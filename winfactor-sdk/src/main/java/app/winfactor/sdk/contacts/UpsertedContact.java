package app.winfactor.sdk.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an upsert answers. Whether WinFactor names the contact {@code id} or {@code contactId}, or answers it whole, is
 * not documented (an assumption): all three are understood.
 *
 * @param id the ID of the contact
 * @param created whether the contact is new
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record UpsertedContact(String id, boolean created) {
    @JsonCreator
    static UpsertedContact received(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("contactId") @Nullable String contactId,
            @JsonProperty("contact") @Nullable JsonNode contact,
            @JsonProperty(value = "created", required = true) boolean created) {
        String inside = contact == null ? null : contact.path("id").textValue();
        String known = Stream.of(id, contactId, inside)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("neither id nor contactId nor contact.id"));
        return new UpsertedContact(known, created);
    }
}
