package app.winfactor.testkit;

import app.winfactor.testkit.internal.delivery.Hmac;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs webhooks as WinFactor does, for the test of a receiver that has no fake behind it. The signature is
 * {@code t=<unix seconds>,v1=<hex>}, with an HMAC-SHA256 over the digits of the time, a dot and the body, and a
 * {@code v1} for each secret (an assumption, as is that the key is the whole secret, {@code whsec_} included).
 */
public final class WebhookSigner {
    private final List<String> secrets;

    private WebhookSigner(List<String> secrets) {
        this.secrets = secrets;
    }

    /**
     * A signer.
     *
     * @param secrets what to sign with: one, or two as while a secret is replaced
     * @return the signer
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static WebhookSigner of(String... secrets) {
        if (secrets.length == 0) {
            throw new IllegalArgumentException("At least one signing secret is needed");
        }
        for (String secret : secrets) {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("A signing secret is blank");
            }
        }
        return new WebhookSigner(List.of(secrets));
    }

    /**
     * Signs a body.
     *
     * @param body exactly what will be sent
     * @param at when it is signed, of which the full seconds count
     * @return the value of {@code X-WinFactor-Signature}
     */
    public String signature(byte[] body, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((seconds + ".").getBytes(StandardCharsets.UTF_8));
        message.writeBytes(body);
        String signatures = secrets.stream()
                .map(secret -> "v1=" + Hmac.sha256Hex(secret, message.toByteArray()))
                .collect(Collectors.joining(","));
        return "t=" + seconds + "," + signatures;
    }

    /**
     * Makes the headers of WinFactor for a delivery. Only the time and the body are signed: neither the ID nor the type is.
     *
     * @param deliveryId the unique ID of the event
     * @param eventType what happened, for example {@code quote.sent}
     * @param body exactly what will be sent
     * @param at when it is signed, of which the full seconds count
     * @return {@code X-WinFactor-Event}, {@code X-WinFactor-Delivery} and {@code X-WinFactor-Signature} with their values
     */
    public Map<String, String> headers(String deliveryId, String eventType, byte[] body, Instant at) {
        return Map.of(
                "X-WinFactor-Event", eventType,
                "X-WinFactor-Delivery", deliveryId,
                "X-WinFactor-Signature", signature(body, at));
    }

    /** {@return how many secrets, never a secret} */
    @Override
    public String toString() {
        return "WebhookSigner[" + secrets.size() + " secrets]";
    }
}
