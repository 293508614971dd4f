/**
 * Which deliveries are done, and which events are kept until they are. WinFactor delivers at least once, so an ID is leased
 * before its event is handled, and done only after.
 */
@NullMarked
package app.winfactor.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
