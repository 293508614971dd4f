package app.winfactor.webhooks;

import app.winfactor.webhooks.events.WebhookEvent;

/** What a request does with a genuine event before it is answered. */
interface Intake {
    Reception take(WebhookEvent event);
}
