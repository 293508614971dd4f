package app.winfactor.testkit;

import java.time.Instant;

/** Something that went over the wire. Never holds a secret: where one was stands {@code [redacted]}. */
public sealed interface Happening permits RequestSeen, DeliveryMade {
    /** {@return when it began, in the fake's time} */
    Instant at();
}
