package app.winfactor.testkit.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.testkit.internal.world.Profile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Profile PROFILE =
            new Profile("org_2x", "Voorbeeld", "voorbeeld", "nl", "metric", "EUR", "pro", true);

    @TempDir
    private Path folder;

    @Test
    void once_a_line_could_not_be_written_no_other_is_taken() throws Exception {
        Path path = folder.resolve("state.jsonl");
        StateFile file = open(path);
        file.moved(NOW, Duration.ofMinutes(1));
        String before = Files.readString(path);
        file.close(); // as a disk does that is gone
        assertThatThrownBy(() -> file.moved(NOW, Duration.ofMinutes(2)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The state file could not be written");
        assertThatThrownBy(() -> file.moved(NOW, Duration.ofMinutes(3)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The state file could not be written before");
        assertThat(Files.readString(path)).isEqualTo(before);
    }

    @Test
    void the_origin_is_that_of_the_first_time() {
        Path path = folder.resolve("state.jsonl");
        open(path).close();
        try (StateFile again = StateFile.open(path, () -> {
            throw new AssertionError("there is one");
        })) {
            assertThat(again.origin()).isEqualTo(origin());
        }
    }

    private static StateFile open(Path path) {
        return StateFile.open(path, StateFileTest::origin);
    }

    private static Origin origin() {
        return new Origin(7, NOW, false, true, 12, PROFILE, null);
    }
}
