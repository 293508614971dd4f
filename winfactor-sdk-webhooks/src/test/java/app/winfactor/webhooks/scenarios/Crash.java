package app.winfactor.webhooks.scenarios;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** The process ends at its n-th step, before that took effect or after. From then on nothing takes effect any more. */
final class Crash {
    /** What nobody may catch. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("the process ended", null, false, false);
        }
    }

    private final int at;
    private final boolean after;
    private int steps;
    private boolean ended;
    private Runnable atTheEnd = () -> {};

    Crash(int at, boolean after) {
        this.at = at;
        this.after = after;
    }

    void atTheEnd(Runnable what) {
        atTheEnd = what;
    }

    boolean hasEnded() {
        return ended;
    }

    <T> T step(Callable<T> what) throws Exception {
        steps++;
        if (ended || (steps == at && !after)) {
            end();
        }
        T result = what.call();
        if (steps == at) {
            end();
        }
        return result;
    }

    private void end() {
        if (!ended) {
            ended = true;
            atTheEnd.run();
        }
        throw new Ended();
    }

    /** The same, each of whose operations is a step. */
    <T> T steps(Class<T> type, T of) {
        return type.cast(Proxy.newProxyInstance(
                Crash.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> step(() -> {
                    try {
                        return method.invoke(of, args);
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof Error error) {
                            throw error;
                        }
                        throw (Exception) e.getCause();
                    }
                })));
    }
}
