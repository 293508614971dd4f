/** Webhooks on their way out. */
@NullMarked
package app.winfactor.testkit.internal.delivery;

import org.jspecify.annotations.NullMarked;
