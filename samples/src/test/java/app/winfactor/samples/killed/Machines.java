package app.winfactor.samples.killed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The machines that share the deliveries. */
final class Machines implements AutoCloseable {
    private final List<Machine> all;

    Machines(int count, Map<String, String> settings, Path logs) {
        this.all = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Machine(settings, logs.resolve("receiver-" + number + ".log")))
                .toList();
    }

    List<Machine> all() {
        return all;
    }

    void start() {
        start(all);
    }

    void killAndRestart(List<Machine> victims) {
        victims.forEach(Machine::kill);
        start(victims);
    }

    private static void start(List<Machine> machines) {
        machines.forEach(Machine::start);
        machines.forEach(Machine::awaitStart);
    }

    @Override
    public void close() {
        all.forEach(Machine::kill);
    }
}
