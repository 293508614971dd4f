package app.winfactor.testkit.internal.delivery;

import app.winfactor.testkit.Mischief;
import app.winfactor.testkit.TimestampForm;
import app.winfactor.testkit.TypeField;
import app.winfactor.testkit.WebhookSigner;
import app.winfactor.testkit.internal.world.Attempt;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes and signs what is delivered. */
final class Writing {
    private final Clock signatureClock;
    private final Map<Tenant, Form> forms = new ConcurrentHashMap<>();

    Writing(Clock signatureClock) {
        this.signatureClock = signatureClock;
    }

    void form(Tenant tenant, TimestampForm timestamps) {
        forms.compute(tenant, (any, form) -> new Form(timestamps, form == null ? TypeField.BOTH : form.type()));
    }

    void form(Tenant tenant, TypeField type) {
        forms.compute(tenant, (any, form) -> new Form(form == null ? TimestampForm.ISO : form.timestamps(), type));
    }

    /** What is documented in more than one form. */
    private record Form(TimestampForm timestamps, TypeField type) {
        static final Form USUAL = new Form(TimestampForm.ISO, TypeField.BOTH);
    }

    /** A delivery as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Letter(String type, byte[] body, Map<String, String> headers) {
        @Override
        public String toString() {
            return "Letter[" + type + "]";
        }
    }

    Letter of(Attempt attempt, Optional<Mischief> mischief) {
        String type = attempt.event().type();
        Instant signedAt = signatureClock.instant();
        WebhookSigner signer = WebhookSigner.of(attempt.secrets().toArray(String[]::new));
        boolean signed = true;
        if (mischief.isPresent()) {
            Mischief wrong = mischief.get();
            if (wrong instanceof Mischief.OfUnknownType other) {
                type = other.type();
            } else if (wrong instanceof Mischief.SignedAt at) {
                signedAt = signedAt.plus(at.offset());
            } else if (wrong instanceof Mischief.SignedWith with) {
                signer = WebhookSigner.of(with.secret());
            } else if (wrong instanceof Mischief.WronglySigned) {
                signer = WebhookSigner.of("whsec_" + UUID.randomUUID());
            } else {
                signed = !(wrong instanceof Mischief.Unsigned);
            }
        }
        byte[] body = body(attempt, type);
        Map<String, String> headers =
                new HashMap<>(signer.headers(attempt.event().id(), type, body, signedAt));
        if (!signed) {
            headers.remove("X-WinFactor-Signature");
        }
        return new Letter(type, body, headers);
    }

    /** As the log has it, where nothing else is asked for. */
    private byte[] body(Attempt attempt, String type) {
        Form form = forms.getOrDefault(attempt.tenant(), Form.USUAL);
        if (form.equals(Form.USUAL) && type.equals(attempt.event().type())) {
            return attempt.body();
        }
        try {
            ObjectNode body = (ObjectNode) Json.read(attempt.body());
            body.put("event", type).put("eventType", type);
            if (form.type() == TypeField.EVENT) {
                body.remove("eventType");
            } else if (form.type() == TypeField.EVENT_TYPE) {
                body.remove("event");
            }
            if (form.timestamps() == TimestampForm.MILLIS) {
                body.put(
                        "timestamp",
                        Instant.parse(body.path("timestamp").asText()).toEpochMilli());
            }
            return Json.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("A body of ours can always be read", e);
        }
    }
}
