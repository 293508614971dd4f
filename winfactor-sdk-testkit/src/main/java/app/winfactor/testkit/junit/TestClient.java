package app.winfactor.testkit.junit;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.RateLimit;

/** The SDK's client for a fake: the one class that needs the SDK, loaded when a test asks for a client. */
final class TestClient implements AutoCloseable {
    static final String TYPE = "app.winfactor.sdk.WinFactorClient";

    private final WinFactorClient client;

    private TestClient(WinFactorClient client) {
        this.client = client;
    }

    /** Unlimited unless the fake counts: a test does not wait for a limit that nobody keeps. */
    static TestClient of(FakeWinFactor fake) {
        return new TestClient(WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .rateLimiter(
                        fake.rateLimit().kind() == RateLimit.Kind.OFF
                                ? RateLimiter.unlimited()
                                : RateLimiter.standard())
                .build());
    }

    Object get() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }
}
