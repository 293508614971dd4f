package app.winfactor.testkit.junit;

import app.winfactor.testkit.Seed;
import app.winfactor.testkit.Unexpected;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class what they ask for by parameter: a {@link app.winfactor.testkit.FakeWinFactor FakeWinFactor},
 * a {@code WinFactorClient} that talks to it, or both. Every test has a fake of its own, so tests may run in parallel.
 *
 * <p>A test fails when the code under test asked for something that WinFactor would never have understood, see
 * {@link Unexpected}. When a test fails, the fake's timeline is printed to {@link System#err}: every request and every
 * delivery, in order.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WinFactorParameters.class)
public @interface WinFactorTest {
    /** {@return what a fake starts with} */
    Seed seed() default Seed.EMPTY;

    /** {@return where its time stands still, such as {@code 2026-03-01T09:00:00Z}; empty lets it pass} */
    String startingAt() default "";

    /** {@return whether all tests of the class, and of the classes nested in it, use one fake, which is not reset} */
    boolean shared() default false;

    /** {@return what does not fail a test} */
    Unexpected[] allows() default {};
}
