@NullMarked
package app.winfactor.testkit.internal.world;

import org.jspecify.annotations.NullMarked;
