/** The delivery log of the webhooks. */
@NullMarked
package app.winfactor.sdk.events;

import org.jspecify.annotations.NullMarked;
