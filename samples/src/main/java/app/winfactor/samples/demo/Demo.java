package app.winfactor.samples.demo;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.Seed;

/** Plays the four patterns of the integration guide against an embedded WinFactor, for a person at a terminal. */
public final class Demo {
    private Demo() {}

    /**
     * Plays the story.
     *
     * @param args none
     * @throws StoryWentWrongException if anything is not as the story tells it
     */
    public static void main(String[] args) {
        Narrator narrator = new Narrator(System.out);
        try (FakeWinFactor fake = FakeWinFactor.builder().seed(Seed.EMPTY).start()) {
            new Story(fake, narrator).play();
        }
        narrator.summary();
    }
}
