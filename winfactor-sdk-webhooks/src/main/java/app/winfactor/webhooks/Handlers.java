package app.winfactor.webhooks;

import app.winfactor.webhooks.events.WebhookEvent;
import java.util.Map;

/** Which handler takes which event: one, so that a repeat after a failure repeats nothing that succeeded. */
final class Handlers {
    private final Map<Class<?>, WebhookHandler<WebhookEvent>> byClass;

    Handlers(Map<Class<?>, WebhookHandler<WebhookEvent>> byClass) {
        this.byClass = Map.copyOf(byClass);
    }

    /**
     * Handles an event by the handler of the nearest class.
     *
     * @return whether there is one
     */
    boolean handle(WebhookEvent event) throws Exception {
        for (Class<?> type = event.getClass(); type != null; type = type.getSuperclass()) {
            WebhookHandler<WebhookEvent> handler = byClass.get(type);
            if (handler != null) {
                handler.handle(event);
                return true;
            }
        }
        return false;
    }
}
