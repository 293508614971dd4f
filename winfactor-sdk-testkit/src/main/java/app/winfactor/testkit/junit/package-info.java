/** The fake in JUnit 5.10 and newer, and 6: needs {@code junit-jupiter-api}, which a test has anyway. */
@NullMarked
package app.winfactor.testkit.junit;

import org.jspecify.annotations.NullMarked;
