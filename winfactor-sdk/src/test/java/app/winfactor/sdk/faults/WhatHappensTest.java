package app.winfactor.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WhatHappensTest {
    @Test
    void theReadmeSaysWhatTheMatrixShows() throws IOException {
        String table = WhatHappens.table();
        assertThat(Files.readString(Path.of("..", "README.md")))
                .as("the README's table, which is to be:%n%n%s", table)
                .contains("\n\n" + table + "\n");
    }
}
