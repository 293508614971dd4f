package app.winfactor.testkit.internal;

import com.github.tomakehurst.wiremock.common.Notifier;

/** Prints nothing: what WireMock would print holds keys and capability URLs. */
final class Silence implements Notifier {
    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {}
}
