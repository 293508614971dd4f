/** The four patterns of the integration guide, one class each. */
@NullMarked
package app.winfactor.samples.recipes;

import org.jspecify.annotations.NullMarked;
