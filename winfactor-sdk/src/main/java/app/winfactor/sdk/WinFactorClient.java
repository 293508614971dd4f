package app.winfactor.sdk;

/** Front door. */
public final class WinFactorClient {
    WinFactorClient() {}
}
