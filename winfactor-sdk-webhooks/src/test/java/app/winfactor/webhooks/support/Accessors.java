package app.winfactor.webhooks.support;

import app.winfactor.webhooks.events.WebhookEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Asks an event everything that it can be asked. */
public final class Accessors {
    private Accessors() {}

    public static void callAll(WebhookEvent event) {
        for (Method method : event.getClass().getMethods()) {
            boolean accessor = method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass().getPackageName().equals(WebhookEvent.class.getPackageName());
            if (accessor && call(method, event) == null) {
                throw new AssertionError(method.getName() + " is null");
            }
        }
    }

    private static @Nullable Object call(Method method, WebhookEvent event) {
        try {
            return method.invoke(event);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.getName() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
