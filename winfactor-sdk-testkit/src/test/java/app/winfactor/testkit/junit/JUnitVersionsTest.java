package app.winfactor.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The extension with the oldest and the newest JUnit it is for, each in a JVM with no other JUnit in it. */
class JUnitVersionsTest {
    private static final Path JUNIT = Path.of("target", "junit");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest"})
    void tests_are_isolated_in_fields_by_parameter_in_parallel_and_shared_by_choice(String version) throws Exception {
        Run run = run(
                version,
                "InAField",
                "InAFieldOfTheInstance",
                "InheritedByOne",
                "InheritedByAnother",
                "ByParameter",
                "SharedByChoice",
                "InParallelInAField",
                "InParallelByParameter");
        assertThat(run.output()).contains("57 tests successful", "0 tests failed", "0 containers failed");
        assertThat(run.exit()).isZero();
    }

    /** One after the other in one JVM, so that what they print is not mixed. */
    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest"})
    void what_fails_says_why_with_the_timeline_and_without_a_secret(String version) throws Exception {
        Run run = run(version, "Unexpectedly", "UnexpectedlyInAField", "UnexpectedlyShared", "Failing", "TooEarly");

        assertThat(run.output()).contains("2 tests successful", "3 tests failed", "2 containers failed");
        assertThat(run.exit()).isNotZero();
        // What is unexpected fails the test, and for shared ones the class, with the request and the nearest route.
        assertThat(run.output().split("WinFactor would not have understood this", -1))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(run.output()).contains("GET /api/v1/quotez/k61", "The nearest is GET /api/v1/quotes/{id}");
        // A test that fails for another reason prints what happened.
        assertThat(run.output()).contains("GET /api/v1/submissions", "submission.created");
        // A fake that is asked for before the test begins is refused with what to do.
        assertThat(run.output()).contains("there is a fake only with @WinFactorTest(shared = true)");
        assertThat(run.output()).doesNotContain("KEEPSECRET");
    }

    private record Run(int exit, String output) {}

    private Run run(String version, String... cases) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(version),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=tree",
                "--config=junit.jupiter.execution.parallel.enabled=true"));
        Stream.of(cases)
                .forEach(each ->
                        command.add("--select-class=" + JUnitVersionsTest.class.getPackageName() + ".cases." + each));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the tests are run with here, without JUnit and what sits on it. */
    private static String classPath(String version) {
        return Stream.concat(
                        Stream.of(JUNIT.resolve(version + ".jar").toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry ->
                                        !entry.matches(".*(junit|opentest4j|apiguardian|jqwik|surefire).*\\.jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
