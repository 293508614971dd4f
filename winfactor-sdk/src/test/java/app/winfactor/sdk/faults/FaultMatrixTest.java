package app.winfactor.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every operation under every fault, through both doors. */
@Timeout(120)
class FaultMatrixTest {
    private static final List<Fault> FAULTS = Faults.ALL;

    /** As many as do not slow each other down; who only waits slows nobody. */
    private static final int WORKING = 4;

    private static final Queue<String> TABLE = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger CELLS = new AtomicInteger();
    private static final AtomicInteger SURPRISES = new AtomicInteger();

    /** A line for each failed call would bury the table. */
    private static final Logger LOG = Logger.getLogger("app.winfactor.sdk");

    private static final @Nullable Level LEVEL = LOG.getLevel();

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
        TABLE.add(line("fault", "reads", "harmless writes", "felt writes"));
    }

    @AfterAll
    static void print() {
        LOG.setLevel(LEVEL);
        TABLE.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "fault matrix: %d operations x %d faults x %d doors = %d cells, %d surprises%n",
                Operations.ALL.size(),
                FAULTS.size(),
                Door.values().length,
                CELLS.get(),
                SURPRISES.get());
    }

    @ParameterizedTest
    @FieldSource("FAULTS")
    void everyOperationEndsAsItShould(Fault fault) throws Exception {
        List<Cell> cells = Operations.ALL.stream()
                .flatMap(operation -> Arrays.stream(Door.values()).map(door -> new Cell(operation, fault, door)))
                .toList();
        List<String> surprises = new ArrayList<>();
        for (Future<List<String>> cell : all(cells, fault.stalls() ? cells.size() : WORKING)) {
            surprises.addAll(cell.get());
        }
        Ends ends = fault.ends();
        TABLE.add(line(fault.name(), ends.reads(), ends.harmless(), ends.felt()));
        CELLS.addAndGet(cells.size());
        SURPRISES.addAndGet(surprises.size());
        assertThat(surprises).isEmpty();
    }

    private static List<Future<List<String>>> all(List<Cell> cells, int atOnce) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        try {
            return callers.invokeAll(cells.stream()
                    .map(cell -> (Callable<List<String>>) cell::surprises)
                    .toList());
        } finally {
            callers.shutdown();
        }
    }

    private static String line(Object fault, Object reads, Object harmless, Object felt) {
        return String.format(Locale.ROOT, "%-32s | %-32s | %-32s | %s", fault, reads, harmless, felt);
    }
}
