package app.winfactor.webhooks;

import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.WebhookEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which handler takes which event: one, so that a repeat after a failure repeats nothing that succeeded. */
final class Handlers {
    private final Map<Class<?>, DeliveryHandler<WebhookEvent>> byClass;

    private Handlers(Map<Class<?>, DeliveryHandler<WebhookEvent>> byClass) {
        this.byClass = byClass;
    }

    static Handlers none() {
        return new Handlers(Map.of());
    }

    <E extends WebhookEvent> Handlers with(Class<E> type, DeliveryHandler<? super E> handler) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(handler, "handler");
        if (byClass.containsKey(type)) {
            throw new IllegalArgumentException(type.getSimpleName() + " has a handler already");
        }
        Map<Class<?>, DeliveryHandler<WebhookEvent>> more = new HashMap<>(byClass);
        more.put(type, Typed.of(type, handler));
        return new Handlers(Map.copyOf(more));
    }

    boolean isEmpty() {
        return byClass.isEmpty();
    }

    /** The handler of the nearest class. */
    Optional<DeliveryHandler<WebhookEvent>> of(WebhookEvent event) {
        for (Class<?> type = event.getClass(); type != null; type = type.getSuperclass()) {
            DeliveryHandler<WebhookEvent> handler = byClass.get(type);
            if (handler != null) {
                return Optional.of(handler);
            }
        }
        return Optional.empty();
    }

    private record Typed<E extends WebhookEvent>(Class<E> type, DeliveryHandler<? super E> handler)
            implements DeliveryHandler<WebhookEvent> {
        static <E extends WebhookEvent> DeliveryHandler<WebhookEvent> of(
                Class<E> type, DeliveryHandler<? super E> handler) {
            return new Typed<>(type, handler);
        }

        @Override
        public void handle(WebhookEvent event, Delivery delivery) throws Exception {
            handler.handle(type.cast(event), delivery);
        }

        @Override
        public boolean marksDone() {
            return handler.marksDone();
        }
    }
}
