package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.PlannedFault;
import app.winfactor.testkit.Unexpected;
import app.winfactor.testkit.UnexpectedRequest;
import app.winfactor.testkit.internal.world.Refusal;
import java.util.List;
import java.util.Optional;

/** All that lies between an integration and the fake: what is made to go wrong on it, and what went over it. */
public final class Wire {
    private static final int SHOWN_OF_A_BODY = 2_000;

    private final Recorder recorder;
    private final Redaction redaction;
    private final FaultPlan faults = new FaultPlan();
    private final Surprises surprises;

    public Wire(Changes changes, List<String> secrets, WireSettings settings) {
        recorder = new Recorder(changes);
        redaction = new Redaction(secrets);
        surprises = new Surprises(settings.allowed());
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

    /** What goes wrong with this request. */
    public Optional<Fault> fault(Exchange exchange) {
        Exchange.Asked asked = exchange.asked();
        Optional<Fault> fault = faults.take(asked.method(), asked.route()).flatMap(PlannedFault::fault);
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
