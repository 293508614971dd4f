/** Who wrote through the contact form. */
@NullMarked
package app.winfactor.sdk.leads;

import org.jspecify.annotations.NullMarked;
