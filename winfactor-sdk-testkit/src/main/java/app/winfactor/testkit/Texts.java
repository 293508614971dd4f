package app.winfactor.testkit;

/** How happenings are written. */
final class Texts {
    private Texts() {}

    /** Each line behind the mark; nothing for nothing. */
    static void appendBody(StringBuilder text, String mark, String body) {
        if (!body.isEmpty()) {
            body.lines().forEach(line -> text.append('\n').append(mark).append(line));
        }
    }
}
