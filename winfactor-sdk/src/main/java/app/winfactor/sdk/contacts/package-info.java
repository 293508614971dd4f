/** Who submits. */
@NullMarked
package app.winfactor.sdk.contacts;

import org.jspecify.annotations.NullMarked;
