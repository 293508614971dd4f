package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/winfactor-facts.md to the tests it names. */
class FactsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!fact |---)(.+?) \\| ([GDA, ]+) \\| (.+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property");

    private record Fact(String what, String from, String shownBy) {
        List<MatchResult> tests() {
            return NAME.matcher(shownBy).results().toList();
        }
    }

    @Test
    void every_fact_is_shown_by_a_test_that_exists() throws IOException {
        List<Fact> facts = facts();
        Map<String, Path> classes = testClasses();
        List<String> unshown = facts.stream()
                .filter(fact -> fact.tests().isEmpty()
                        || !fact.shownBy().replaceAll(NAME.pattern(), "").matches("[, ]*")
                        || !fact.tests().stream().allMatch(test -> exists(classes, test.group(1), test.group(2))))
                .map(fact -> fact.what() + " → " + fact.shownBy())
                .toList();
        System.out.println(facts.size() + " facts of WinFactor, each shown by a test:");
        facts.forEach(fact -> System.out.println("  " + fact.what() + " → " + fact.shownBy()));
        assertThat(unshown).as("facts without a test").isEmpty();
    }

    @Test
    void no_fact_is_listed_twice_and_none_is_lost_to_its_form() throws IOException {
        List<Fact> facts = facts();
        assertThat(facts).extracting(Fact::what).doesNotHaveDuplicates();
        long rows = page().lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| fact ") && !line.startsWith("| ---"))
                .count();
        assertThat(facts).hasSize((int) rows).hasSizeGreaterThan(80);
    }

    private static List<Fact> facts() throws IOException {
        return ROW.matcher(page())
                .results()
                .map(row -> new Fact(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "winfactor-facts.md"));
    }

    private static Map<String, Path> testClasses() throws IOException {
        Path root = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")
                            && !file.toString().contains("$"))
                    .map(root::relativize)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".class", ""),
                            Function.identity(),
                            (a, b) -> a));
        }
    }

    private static boolean exists(Map<String, Path> classes, String simpleName, String method) {
        Path file = classes.get(simpleName);
        return file != null
                && Arrays.stream(load(file).getDeclaredMethods())
                        .anyMatch(each -> each.getName().equals(method) && isTest(each));
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> TESTS.contains(type.getSimpleName()));
    }

    private static Class<?> load(Path file) {
        String name = file.toString()
                .replace(".class", "")
                .replace(file.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " was compiled a moment ago", e);
        }
    }
}
