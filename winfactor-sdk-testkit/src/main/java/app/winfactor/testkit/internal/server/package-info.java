/** The server underneath, down to the byte. */
@NullMarked
package app.winfactor.testkit.internal.server;

import org.jspecify.annotations.NullMarked;
