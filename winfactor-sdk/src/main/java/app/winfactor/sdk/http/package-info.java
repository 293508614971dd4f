/** The knobs of the engine that a caller may turn. */
@NullMarked
package app.winfactor.sdk.http;

import org.jspecify.annotations.NullMarked;
