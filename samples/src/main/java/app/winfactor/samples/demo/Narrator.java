package app.winfactor.samples.demo;

import java.io.PrintStream;

/** Tells the story, and stops it where it is not true. */
final class Narrator {
    private final PrintStream out;
    private int chapters;
    private int facts;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapters++;
        out.println();
        out.println(chapters + ". " + title);
    }

    void tell(String sentence) {
        out.println("   " + sentence.replace("\n", "\n     "));
    }

    /** Tells a sentence that is checked before it is told. */
    void fact(boolean holds, String sentence) {
        if (!holds) {
            throw new StoryWentWrongException("This should be so, and is not: " + sentence);
        }
        facts++;
        out.println("   + " + sentence.replace("\n", "\n     "));
    }

    void summary() {
        out.println();
        out.println("The end: " + chapters + " chapters, " + facts + " facts checked, nothing lost, nothing doubled.");
    }
}
