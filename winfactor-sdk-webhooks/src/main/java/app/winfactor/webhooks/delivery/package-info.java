/**
 * Which deliveries are done. WinFactor delivers at least once, so an ID is leased before its event is handled, and done
 * only after.
 */
@NullMarked
package app.winfactor.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
