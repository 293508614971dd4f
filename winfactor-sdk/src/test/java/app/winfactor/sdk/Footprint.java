package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What this process holds: threads of ours and of Java's HTTP clients, file descriptors, heap. */
record Footprint(long selectors, long threads, OptionalLong descriptors, long heap) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Footprint now() {
        return new Footprint(selectorsNow(), threads("winfactor-"), openDescriptors(), usedHeap());
    }

    /** Without waiting for a garbage collection. */
    static void awaitSocketsOf(Footprint before) {
        await(() -> selectorsNow() <= before.selectors(), () -> names("HttpClient-"));
        if (before.descriptors().isPresent()) {
            long most = before.descriptors().getAsLong();
            await(() -> openDescriptors().orElse(0) <= most, () -> openDescriptors() + " descriptors, not " + most);
        }
    }

    /** Threads of a pool rest for some seconds before they end. */
    static void awaitThreadsOf(Footprint before) {
        await(() -> threads("winfactor-") <= before.threads(), () -> names("winfactor-"));
    }

    static void awaitHeapOf(Footprint before, long more) {
        await(
                () -> {
                    System.gc();
                    return usedHeap() <= before.heap() + more;
                },
                () -> "bytes: " + usedHeap() + " where it was " + before.heap());
    }

    static boolean seesDescriptors() {
        return Files.isDirectory(DESCRIPTORS);
    }

    private static long selectorsNow() {
        return named("HttpClient-")
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .count();
    }

    static long threads(String prefix) {
        return named(prefix).count();
    }

    static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("still, after " + PATIENCE.toSeconds() + " s: " + otherwise.get());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }

    private static String names(String prefix) {
        return named(prefix).map(Thread::getName).toList().toString();
    }

    private static Stream<Thread> named(String prefix) {
        Thread[] all = new Thread[Thread.activeCount() * 2 + 100];
        int found = root().enumerate(all, true);
        List<Thread> live = Arrays.asList(all).subList(0, found);
        return live.stream().filter(thread -> thread.getName().startsWith(prefix));
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static OptionalLong openDescriptors() {
        if (!seesDescriptors()) {
            return OptionalLong.empty();
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return OptionalLong.of(open.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usedHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
