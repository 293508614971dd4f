/** What can go wrong, and what became of a write. */
@NullMarked
package app.winfactor.sdk.errors;

import org.jspecify.annotations.NullMarked;
