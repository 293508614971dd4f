@NullMarked
package app.winfactor.testkit.junit;

import org.jspecify.annotations.NullMarked;
