package app.winfactor.testkit.internal.api;

/** The languages of WinFactor. */
enum Language {
    EN,
    DE,
    NL
}
