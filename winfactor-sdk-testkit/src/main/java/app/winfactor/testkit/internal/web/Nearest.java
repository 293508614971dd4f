package app.winfactor.testkit.internal.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody may have meant who asked for an endpoint that does not exist. */
final class Nearest {
    private Nearest() {}

    /** A sentence about it, which holds nothing of the path: that can hold a secret. */
    static String of(String method, String path, List<Route> routes) {
        List<Route> known = routes.stream().filter(Route::isOfTheApi).toList();
        List<Route> same =
                known.stream().filter(route -> route.fits(route.method(), path)).toList();
        if (!same.isEmpty()) {
            return " " + same.get(0).template() + " takes "
                    + same.stream().map(Route::method).collect(Collectors.joining(", ")) + ", not " + method + ".";
        }
        return known.stream()
                .min(Comparator.comparingInt(route -> distance(method, path, route)))
                .map(route -> " The nearest is " + route.method() + " " + route.template() + ".")
                .orElse("");
    }

    private static int distance(String method, String path, Route route) {
        String asked = method + " " + (path.startsWith(Route.ROOT) ? path : Route.ROOT + path);
        return distance(asked, route.method() + " " + filled(route, Route.segments(asked)));
    }

    /** With what was asked for in the places of its variables, so that they do not count. */
    private static String filled(Route route, List<String> asked) {
        List<String> filled = new ArrayList<>(route.segments());
        for (int i = 0; i < filled.size(); i++) {
            if (Route.isVariable(filled.get(i)) && i < asked.size()) {
                filled.set(i, asked.get(i));
            }
        }
        return String.join("/", filled);
    }

    /** How many letters have to be put in, taken out or changed (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int i = 0; i < above.length; i++) {
            above[i] = i;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] present = new int[above.length];
            present[0] = row;
            for (int i = 1; i < present.length; i++) {
                int changed = above[i - 1] + (from.charAt(row - 1) == to.charAt(i - 1) ? 0 : 1);
                present[i] = Math.min(changed, 1 + Math.min(above[i], present[i - 1]));
            }
            above = present;
        }
        return above[to.length()];
    }
}
