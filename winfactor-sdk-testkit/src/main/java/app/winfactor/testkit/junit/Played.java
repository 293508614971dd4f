package app.winfactor.testkit.junit;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.FakeWinFactorBuilder;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fake from the beginning to the end of a test, or of a class whose tests share it. */
final class Played {
    private final String contextId;
    private final FakeWinFactor fake;
    private @Nullable TestClient client;

    private Played(String contextId, FakeWinFactor fake) {
        this.contextId = contextId;
        this.fake = fake;
    }

    static Played begin(String contextId, Optional<WinFactorTest> settings) {
        FakeWinFactorBuilder builder = FakeWinFactor.builder();
        settings.ifPresent(wanted -> {
            builder.seed(wanted.seed()).allow(wanted.allows());
            if (!wanted.startingAt().isEmpty()) {
                builder.startingAt(Instant.parse(wanted.startingAt()));
            }
        });
        return new Played(contextId, builder.start());
    }

    boolean beganIn(String id) {
        return contextId.equals(id);
    }

    FakeWinFactor fake() {
        return fake;
    }

    synchronized Object client() {
        if (client == null) {
            client = TestClient.of(fake);
        }
        return client.get();
    }

    void end(Optional<Throwable> failure) {
        try (fake) {
            closeClient();
            Judgement.judge(fake, failure);
        }
    }

    private synchronized void closeClient() {
        if (client != null) {
            client.close();
        }
    }
}
