/** A WinFactor to test against. */
@NullMarked
package app.winfactor.testkit;

import org.jspecify.annotations.NullMarked;
