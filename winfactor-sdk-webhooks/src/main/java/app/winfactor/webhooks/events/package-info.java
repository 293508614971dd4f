/**
 * What a delivery says. An event is a view of its JSON: whatever is missing, new or of another kind than documented is
 * empty, fails nothing, and is still in {@link app.winfactor.webhooks.events.WebhookEvent#raw()}.
 */
@NullMarked
package app.winfactor.webhooks.events;

import org.jspecify.annotations.NullMarked;
