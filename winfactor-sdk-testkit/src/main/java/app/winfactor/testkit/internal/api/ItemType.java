package app.winfactor.testkit.internal.api;

/** What kind of thing a line is. */
enum ItemType {
    WINDOW,
    DOOR,
    PANEL,
    SEPARATOR,
    LABOR,
    MATERIAL,
    OTHER
}
