@NullMarked
package app.winfactor.testkit;

import org.jspecify.annotations.NullMarked;
