package app.winfactor.testkit;

import java.util.Optional;

/**
 * Which requests a sentence such as {@code when(GET, "/quotes/{id}").fails(…)} is about.
 *
 * @param method how they ask, or empty for every request
 * @param template the path below {@code /api/v1}, a variable standing as {@code {name}}; empty for every request
 */
public record Route(Optional<Method> method, Optional<String> template) {
    private static final Route ANYTHING = new Route(Optional.empty(), Optional.empty());

    /** {@return every request, also one that a stub of {@link FakeWinFactor#wireMock()} answers} */
    public static Route anything() {
        return ANYTHING;
    }

    static Route of(Method method, String template) {
        return new Route(Optional.of(method), Optional.of(template));
    }

    /**
     * Tells whether a request is meant.
     *
     * @param askedMethod its method
     * @param askedTemplate the template of its route, or empty if it has none
     * @return whether it is
     */
    public boolean covers(String askedMethod, Optional<String> askedTemplate) {
        return method.map(own -> own.name().equals(askedMethod)).orElse(true)
                && (template.isEmpty() || template.equals(askedTemplate));
    }

    @Override
    public String toString() {
        return method.map(own -> own + " " + template.orElse("")).orElse("anything");
    }
}
