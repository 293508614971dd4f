package app.winfactor.testkit.internal.world;

import org.jspecify.annotations.Nullable;

/** Who submitted a configuration. */
public record Customer(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String companyName,
        @Nullable String address,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String country) {}
