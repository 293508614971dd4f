/** The engine and JSON. Not exported. */
@NullMarked
package app.winfactor.sdk.internal;

import org.jspecify.annotations.NullMarked;
