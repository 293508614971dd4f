/** The live pricing loop: answer a price while the customer configures. */
@NullMarked
package app.winfactor.sdk.pricing;

import org.jspecify.annotations.NullMarked;
