/** All four patterns, played once on the terminal. */
@NullMarked
package app.winfactor.samples.demo;

import org.jspecify.annotations.NullMarked;
