@NullMarked
package app.winfactor.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
