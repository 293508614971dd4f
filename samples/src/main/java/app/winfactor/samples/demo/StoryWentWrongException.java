package app.winfactor.samples.demo;

/** Something is not as the story tells it. */
public final class StoryWentWrongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryWentWrongException(String message) {
        super(message);
    }
}
