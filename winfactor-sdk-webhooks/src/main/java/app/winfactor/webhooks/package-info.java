/**
 * Receiving webhooks. {@link app.winfactor.webhooks.WebhookReceiver} does it all; by themselves,
 * {@link app.winfactor.webhooks.SignatureVerifier} tells whether WinFactor sent a body and
 * {@link app.winfactor.webhooks.WebhookParser} makes an event of it.
 */
@NullMarked
package app.winfactor.webhooks;

import org.jspecify.annotations.NullMarked;
