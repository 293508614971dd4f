package app.winfactor.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.Seed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(terminal, true, StandardCharsets.UTF_8));

    @Test
    void theStoryEndsWellAndSaysSoWithoutShowingASecret() {
        try (FakeWinFactor fake = FakeWinFactor.builder().seed(Seed.EMPTY).start()) {
            new Story(fake, narrator).play();
            narrator.summary();

            assertThat(terminal.toString(StandardCharsets.UTF_8))
                    .contains("nothing lost, nothing doubled")
                    .doesNotContain(fake.apiKey(), fake.signingSecret());
        }
    }

    @Test
    void aFactThatIsNotSoEndsTheStory() {
        assertThatExceptionOfType(StoryWentWrongException.class)
                .isThrownBy(() -> narrator.fact(false, "the moon is a window"))
                .withMessageContaining("the moon is a window");
    }
}
