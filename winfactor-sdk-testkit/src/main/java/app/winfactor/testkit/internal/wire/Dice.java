package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.Fault;
import app.winfactor.testkit.ResetPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Rolls who meets what. */
final class Dice {
    /** What even a request survives that must not be made twice. */
    private static final List<Fault> MILD = List.of(
            Fault.rateLimited(Duration.ofSeconds(1)),
            Fault.latency(Duration.ofMillis(50)),
            Fault.slowBody(Duration.ofMillis(100)),
            Fault.idleClose());
    /** What a request survives that may be made again. */
    private static final List<Fault> ANY = Stream.concat(
                    MILD.stream(),
                    Stream.of(
                            Fault.with(500),
                            Fault.with(503),
                            Fault.with(503).afterTheWork(),
                            Fault.htmlPage(502),
                            Fault.reset(ResetPoint.BEFORE_HEAD),
                            Fault.reset(ResetPoint.IN_HEAD),
                            Fault.reset(ResetPoint.AFTER_HEAD),
                            Fault.reset(ResetPoint.AFTER_HEAD).afterTheWork(),
                            Fault.truncatedBody()))
            .toList();

    private final Chaos chaos;
    private final Random random;

    Dice(Chaos chaos) {
        this.chaos = chaos;
        this.random = new Random(chaos.seed());
    }

    Chaos chaos() {
        return chaos;
    }

    /** The same number of rolls for every request, so that one does not change what the next ones meet. */
    synchronized Optional<Fault> roll(Exchange.Asked asked) {
        if (chaos.share() == 0 || !asked.isForTheApi()) {
            return Optional.empty();
        }
        List<Fault> faults = mayBeRepeated(asked) ? ANY : MILD;
        double met = random.nextDouble();
        int which = (int) (random.nextDouble() * faults.size());
        return met < chaos.share() ? Optional.of(faults.get(which)) : Optional.empty();
    }

    /** An upsert is the one POST that may. */
    private static boolean mayBeRepeated(Exchange.Asked asked) {
        return !asked.method().equals("POST") || asked.route().equals(Optional.of("/contacts"));
    }
}
