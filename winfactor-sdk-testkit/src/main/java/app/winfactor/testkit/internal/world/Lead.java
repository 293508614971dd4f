package app.winfactor.testkit.internal.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact form that somebody filled in. */
public final class Lead {
    private final String id;
    private final String name;
    private final String email;
    private final @Nullable String phone;
    private final String message;
    private final Instant createdAt;
    private Status status = Status.NEW;

    Lead(String id, String name, String email, @Nullable String phone, String message, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.phone = phone;
        this.message = message;
        this.createdAt = createdAt;
    }

    /** How far the supplier is with a lead. */
    public enum Status {
        NEW,
        CONTACTED,
        CLOSED
    }

    public void setStatus(Status status) {
        this.status = status;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public @Nullable String phone() {
        return phone;
    }

    public String message() {
        return message;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Status status() {
        return status;
    }
}
