/** Test classes of imagined users, run by {@code JUnitVersionsTest} with several versions of JUnit; some of them must fail. */
@NullMarked
package app.winfactor.testkit.junit.cases;

import org.jspecify.annotations.NullMarked;
