/** What the tests share. */
@NullMarked
package app.winfactor.webhooks.support;

import org.jspecify.annotations.NullMarked;
