/** Receivers of webhooks in processes of their own, which are killed while they work. */
@NullMarked
package app.winfactor.samples.killed;

import org.jspecify.annotations.NullMarked;
