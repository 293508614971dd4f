package app.winfactor.sdk.links;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The link from something in WinFactor to a record in a CRM or ERP: {@code system:type:id} by convention, for example
 * {@code hubspot:deal:9912345}, and at most {@value #MAX_LENGTH} characters. The ID may itself hold colons
 * (an assumption).
 *
 * <p>WinFactor keeps any string. One that somebody else wrote, without the convention, is still readable: it has no
 * {@link #system()}, {@link #type()} or {@link #id()}, and {@link #toString()} is what was written.
 */
public final class ExternalRef {
    /** The most characters that WinFactor keeps. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern CONVENTION = Pattern.compile("([^:\\s]+):([^:\\s]+):(\\S|\\S.*\\S)", Pattern.DOTALL);

    private final String value;
    private final @Nullable Matcher parts;

    private ExternalRef(String value) {
        this.value = Objects.requireNonNull(value, "value");
        Matcher matcher = CONVENTION.matcher(value);
        this.parts = matcher.matches() ? matcher : null;
    }

    /**
     * A link by the convention.
     *
     * @param system the other system, for example {@code hubspot}
     * @param type the type of record there, for example {@code deal}
     * @param id the ID of the record; may hold colons
     * @return the link
     * @throws IllegalArgumentException if a part is blank, system or type hold a colon or white space, or it is too long
     */
    public static ExternalRef of(String system, String type, String id) {
        ExternalRef ref = parse(system + ":" + type + ":" + id);
        if (!ref.idIn(system, type).equals(Optional.of(id))) {
            throw new IllegalArgumentException("system and type hold no colon; got " + system + " and " + type);
        }
        return ref;
    }

    /**
     * Reads a link that follows the convention.
     *
     * @param value {@code system:type:id}
     * @return the link
     * @throws IllegalArgumentException if it does not follow the convention or is too long
     */
    public static ExternalRef parse(String value) {
        ExternalRef ref = raw(value);
        if (ref.parts == null) {
            throw new IllegalArgumentException(
                    "An externalRef is system:type:id, each part given, and system and type without colons or white space;"
                            + " got " + value);
        }
        return ref;
    }

    /**
     * A link that need not follow the convention.
     *
     * @param value any string
     * @return the link
     * @throws IllegalArgumentException if it is too long
     */
    public static ExternalRef raw(String value) {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "An externalRef has at most " + MAX_LENGTH + " characters, this one has " + value.length());
        }
        return new ExternalRef(value);
    }

    /** What WinFactor answers is taken as it is, whatever its length: reading must not fail. */
    @JsonCreator
    static ExternalRef received(String value) {
        return new ExternalRef(value);
    }

    /** {@return the other system, if the convention is followed} */
    public Optional<String> system() {
        return part(1);
    }

    /** {@return the type of record in the other system, if the convention is followed} */
    public Optional<String> type() {
        return part(2);
    }

    /** {@return the ID of the record in the other system, if the convention is followed} */
    public Optional<String> id() {
        return part(3);
    }

    /**
     * The ID of the record, if this link leads to that kind of record in that system.
     *
     * @param system the other system
     * @param type the type of record
     * @return the ID, or empty if the link leads elsewhere
     */
    public Optional<String> idIn(String system, String type) {
        return system().filter(system::equals)
                .flatMap(same -> type())
                .filter(type::equals)
                .flatMap(same -> id());
    }

    private Optional<String> part(int group) {
        return parts == null ? Optional.empty() : Optional.of(parts.group(group));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExternalRef that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@return the link as WinFactor keeps it} */
    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
