package app.winfactor.sdk.faults;

import app.winfactor.sdk.Clients;
import app.winfactor.sdk.VirtualTime;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RequestAttempt;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Repeat;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.links.CapabilityUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One operation under one fault, through one door. */
record Cell(Operation operation, Fault fault, Door door) {
    static final int MAX_ANSWER = 256 * 1024;

    private static final String TOKEN = "cap_KEEPSECRET_token";
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    /** For what takes real time: three attempts share it, and each leaves a busy machine enough. */
    private static final Duration SHORT_DEADLINE = Duration.ofSeconds(2);

    private static final Duration A_LITTLE = Duration.ofSeconds(1);

    /** {@return what is not as it should be; nothing, most of the time} */
    List<String> surprises() {
        try (Scene scene = fault.setting().of(operation)) {
            return new Run(scene).surprises();
        } catch (Exception e) {
            return List.of(this + ": " + text(e));
        }
    }

    @Override
    public String toString() {
        return operation + " × " + fault + " × " + door;
    }

    private static String text(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private final class Run {
        private final Scene scene;
        private final VirtualTime virtual = new VirtualTime();
        private final Duration deadline = fault.stalls() ? SHORT_DEADLINE : DEADLINE;
        private final AtomicInteger attempts = new AtomicInteger();
        private final List<String> surprises = new ArrayList<>();

        Run(Scene scene) {
            this.scene = scene;
        }

        List<String> surprises() throws Exception {
            Time time = fault.stalls() ? Time.SYSTEM : virtual;
            EngineSettings settings = Clients.settings(
                    scene.url(), time, deadline, RetryPolicy.standard(), RateLimiter.unlimited(), this::attempted);
            WinFactorClient client = Clients.of(fault.settings().apply(Special.takesNoMoreThan(MAX_ANSWER, settings)));
            CapabilityUrl callback = CapabilityUrl.of(scene.url() + "/cs/" + TOKEN + "/adjustments");
            scene.callBegins(client);
            attempts.set(0);
            long begin = System.nanoTime();
            WinFactorException failure = null;
            try {
                door.call(operation, client, callback, time);
            } catch (WinFactorException e) {
                failure = e;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            compare(failure, took);
            return surprises;
        }

        private void attempted(RequestAttempt attempt) {
            attempts.set(attempt.number());
            try {
                if (attempt.nextIn().isPresent()) {
                    scene.between();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void compare(@Nullable WinFactorException failure, Duration took) {
            End expected = fault.ends().of(operation);
            Optional<WinFactorException> thrown = Optional.ofNullable(failure);
            End end = new End(
                    thrown.map(WinFactorException::getClass),
                    thrown.map(WinFactorException::outcome).orElse(Outcome.NOT_APPLIED),
                    thrown.map(e -> e.call().attempts()).orElse(attempts.get()),
                    scene.requests());
            String why = failure == null ? "" : "\n" + text(failure);
            expect(end.equals(expected), "ended in " + end + " instead of " + expected + why);
            expect(
                    operation.repeat() != Repeat.IS_FELT || scene.notRefused() <= 1,
                    "may have been done " + scene.notRefused() + " times");
            Duration whole = took.plus(virtual.passed());
            expect(whole.compareTo(deadline.plus(A_LITTLE)) < 0, "took " + whole);
            expect(virtual.passed().equals(fault.waits()), "waited " + virtual.passed());
            String shown = why + thrown.map(e -> e.getMessage() + e.call()).orElse("");
            expect(!shown.contains(Clients.KEY) && !shown.contains(TOKEN), "shows a secret: " + shown);
        }

        private void expect(boolean asItShouldBe, String otherwise) {
            if (!asItShouldBe) {
                surprises.add(Cell.this + ": " + otherwise);
            }
        }
    }
}
