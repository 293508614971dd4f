/** The sandbox over HTTP and its console: both sides of the business, the deliveries, the clock; no part of WinFactor's API. */
@NullMarked
package app.winfactor.testkit.internal.sandbox;

import org.jspecify.annotations.NullMarked;
