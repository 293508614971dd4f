package app.winfactor.webhooks;

/**
 * Is told what became of every request, after it became so and before it is answered, and of every attempt of a worker: for
 * metrics, logs and alarms.
 */
@FunctionalInterface
public interface ReceptionListener {
    /**
     * Takes notice. What it throws is logged and changes nothing.
     *
     * @param reception what became of a request
     */
    void received(Reception reception);

    /**
     * {@return a listener that logs by {@link System.Logger}: what needs a look as a warning or an error, the rest for debugging}
     */
    static ReceptionListener logging() {
        return ReceptionLog::write;
    }
}
