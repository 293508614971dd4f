/** Links between WinFactor and other systems. */
@NullMarked
package app.winfactor.sdk.links;

import org.jspecify.annotations.NullMarked;
