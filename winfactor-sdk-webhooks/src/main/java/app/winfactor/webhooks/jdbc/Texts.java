package app.winfactor.webhooks.jdbc;

import java.util.regex.Pattern;

/** Texts that fit into their columns in every database. */
final class Texts {
    private static final int LONGEST_ERROR = 1000;
    private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");

    private Texts() {}

    /** The name of a type, or nothing: it is in the body too. */
    static String name(String text) {
        return NAME.matcher(text).matches() ? text : "";
    }

    /** Without what PostgreSQL refuses, and half a character at the end, which others do. */
    static String error(String text) {
        String clean = text.replace('\0', ' ');
        if (clean.length() <= LONGEST_ERROR) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST_ERROR - 1)) ? LONGEST_ERROR - 1 : LONGEST_ERROR;
        return clean.substring(0, end);
    }
}
