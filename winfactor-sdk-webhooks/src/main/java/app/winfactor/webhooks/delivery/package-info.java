/** What has been handled already: deliveries come at least once, and their effect should happen once. */
@NullMarked
package app.winfactor.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
