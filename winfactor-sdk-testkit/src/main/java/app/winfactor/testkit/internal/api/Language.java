package app.winfactor.testkit.internal.api;

/** The languages of WinFactor. */
public enum Language {
    EN,
    DE,
    NL
}
