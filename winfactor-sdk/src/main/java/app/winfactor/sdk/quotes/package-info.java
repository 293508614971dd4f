/** What the supplier offers, from draft to answer. */
@NullMarked
package app.winfactor.sdk.quotes;

import org.jspecify.annotations.NullMarked;
