/** Every operation under every fault: what comes of it. */
@NullMarked
package app.winfactor.sdk.faults;

import org.jspecify.annotations.NullMarked;
