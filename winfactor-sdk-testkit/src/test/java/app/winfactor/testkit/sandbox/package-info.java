@NullMarked
package app.winfactor.testkit.sandbox;

import org.jspecify.annotations.NullMarked;
