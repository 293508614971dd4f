/** Everything that can happen, in every order in which it can. */
@NullMarked
package app.winfactor.webhooks.interleavings;

import org.jspecify.annotations.NullMarked;
