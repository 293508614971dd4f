package app.winfactor.testkit;

/**
 * Assertions in the manner of AssertJ, which they need. The static import goes well with that of AssertJ's own
 * {@code assertThat}.
 */
public final class WinFactorAssertions {
    private WinFactorAssertions() {}

    /**
     * Begins an assertion about what a fake holds and what happened to it.
     *
     * @param actual the fake
     * @return the assertion
     */
    public static FakeWinFactorAssert assertThat(FakeWinFactor actual) {
        return new FakeWinFactorAssert(actual);
    }
}
