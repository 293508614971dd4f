package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.Fault;
import app.winfactor.testkit.PlannedFault;
import app.winfactor.testkit.Unexpected;
import app.winfactor.testkit.UnexpectedRequest;
import app.winfactor.testkit.internal.world.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that lies between an integration and the fake: what is made to go wrong on it, and what went over it. */
public final class Wire {
    private static final int SHOWN_OF_A_BODY = 2_000;

    private final Recorder recorder;
    private final Redaction redaction;
    private final FaultPlan faults = new FaultPlan();
    private final Surprises surprises;
    private final Limiter limiter;
    private volatile Dice dice;
    private volatile Duration latency;

    public Wire(Changes changes, List<String> secrets, WireSettings settings) {
        recorder = new Recorder(changes);
        redaction = new Redaction(secrets);
        surprises = new Surprises(settings.allowed());
        limiter = new Limiter(settings.rateLimit());
        dice = new Dice(settings.chaos());
        latency = settings.latency();
    }

    public Recorder recorder() {
        return recorder;
    }

    public FaultPlan faults() {
        return faults;
    }

    public Surprises surprises() {
        return surprises;
    }

    public Exchange begin(Exchange.Asked asked, byte[] body) {
        Exchange exchange = new Exchange(recorder, redaction, asked, body);
        recorder.add(exchange);
        return exchange;
    }

    public Sending begin(Sending.Told told, byte[] body) {
        Sending sending = new Sending(recorder, redaction, told, body);
        recorder.add(sending);
        return sending;
    }

    public Limiter limiter() {
        return limiter;
    }

    public Chaos chaos() {
        return dice.chaos();
    }

    /** From its first roll on. */
    public void use(Chaos chaos) {
        dice = new Dice(chaos);
    }

    public Duration latency() {
        return latency;
    }

    public void use(Duration everyLatency) {
        latency = everyLatency;
    }

    /** When to come back, if there is no room for this request. */
    public Optional<Duration> limited(Exchange exchange, @Nullable String authorization, String address) {
        return limiter.refuse(exchange.asked(), authorization, address);
    }

    /** The real time that passes before this request is looked at. */
    public Duration latency(Exchange exchange) {
        return exchange.asked().isForTheApi() ? latency : Duration.ZERO;
    }

    /** What goes wrong with this request: what was planned for it, or else what the dice say. */
    public Optional<Fault> fault(Exchange exchange) {
        Exchange.Asked asked = exchange.asked();
        Optional<PlannedFault> planned = faults.take(asked.method(), asked.route());
        Optional<Fault> fault = planned.isPresent() ? planned.get().fault() : dice.roll(asked);
        fault.ifPresent(exchange::meets);
        return fault;
    }

    /** Takes note of a refusal that a correct integration does not meet. */
    public void refused(Exchange exchange, Refusal refusal) {
        kind(exchange, refusal).ifPresent(why -> {
            String body = exchange.body();
            String shown = body.length() > SHOWN_OF_A_BODY ? body.substring(0, SHOWN_OF_A_BODY) + "…" : body;
            surprises.add(new UnexpectedRequest(
                    why,
                    exchange.asked().at(),
                    exchange.asked().method() + " " + exchange.target() + (shown.isEmpty() ? "" : " " + shown) + ": "
                            + redaction.of(String.valueOf(refusal.getMessage()))));
        });
    }

    private static Optional<Unexpected> kind(Exchange exchange, Refusal refusal) {
        if (exchange.asked().route().isEmpty()) {
            return Optional.of(Unexpected.UNKNOWN_ROUTE);
        }
        if (refusal.isUnknownField()) {
            return Optional.of(Unexpected.UNKNOWN_FIELD);
        }
        return refusal.code().equals("read_only_key") ? Optional.of(Unexpected.READ_ONLY_WRITE) : Optional.empty();
    }
}
