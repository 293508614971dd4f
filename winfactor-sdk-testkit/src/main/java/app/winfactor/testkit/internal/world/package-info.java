/** What the fake knows and the rules by which it changes. */
@NullMarked
package app.winfactor.testkit.internal.world;

import org.jspecify.annotations.NullMarked;
