package app.winfactor.testkit.junit;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.UnexpectedRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** What is said at the end of a test. */
final class Judgement {
    private Judgement() {}

    /** Fails a test that went well if a request was unexpected; prints the timeline of one that failed anyway. */
    static void judge(FakeWinFactor fake, Optional<Throwable> failure) {
        if (failure.isPresent()) {
            tell(fake, failure.get());
            return;
        }
        List<UnexpectedRequest> unexpected = fake.unexpected();
        if (!unexpected.isEmpty()) {
            throw new AssertionError(unexpected.stream()
                    .map(UnexpectedRequest::toString)
                    .collect(Collectors.joining(
                            System.lineSeparator(),
                            "WinFactor would not have understood this (allow it, if it is meant):"
                                    + System.lineSeparator(),
                            System.lineSeparator() + fake.timeline())));
        }
    }

    static void tell(FakeWinFactor fake, Throwable failure) {
        if (!(failure instanceof TestAbortedException)) {
            System.err.println(fake.timeline());
        }
    }
}
