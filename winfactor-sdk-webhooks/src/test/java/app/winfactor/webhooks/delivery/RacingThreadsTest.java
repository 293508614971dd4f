package app.winfactor.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RacingThreadsTest {
    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final InMemoryDeliveryStore store = InMemoryDeliveryStore.create();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void exactlyOneOfManyAcquiresEachDelivery() throws Exception {
        int deliveries = 20_000;
        CyclicBarrier start = new CyclicBarrier(THREADS);

        List<List<Delivery>> acquired = all(() -> {
            List<Delivery> leases = new ArrayList<>();
            start.await(10, TimeUnit.SECONDS);
            for (int i = 0; i < deliveries; i++) {
                if (store.claim("evt" + i) instanceof Claimed one) {
                    leases.add(one.delivery());
                }
            }
            return leases;
        });

        assertThat(acquired.stream().flatMap(List::stream).map(Delivery::id))
                .hasSize(deliveries)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDeliveryIsDoneOnceHoweverManyFailAndTryAgain() throws Exception {
        int deliveries = 300;
        List<AtomicInteger> successes =
                Stream.generate(AtomicInteger::new).limit(deliveries).toList();
        AtomicInteger tries = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(THREADS);

        all(() -> {
            start.await(10, TimeUnit.SECONDS);
            for (int pass = 0; pass < 20; pass++) {
                for (int i = 0; i < deliveries; i++) {
                    if (store.claim("evt" + i) instanceof Claimed acquired) {
                        if (tries.incrementAndGet() % 3 == 0) {
                            store.release(acquired.delivery(), Duration.ZERO);
                        } else {
                            successes.get(i).incrementAndGet();
                            store.done(acquired.delivery());
                        }
                    }
                }
            }
            return "";
        });

        assertThat(successes).allSatisfy(times -> assertThat(times).hasValue(1));
    }

    private <T> List<T> all(Callable<T> task) throws Exception {
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            futures.add(threads.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(30, TimeUnit.SECONDS));
        }
        return results;
    }
}
