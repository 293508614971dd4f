/** The fake as a program of its own. */
@NullMarked
package app.winfactor.testkit.sandbox;

import org.jspecify.annotations.NullMarked;
