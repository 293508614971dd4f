/**
 * Deliveries remembered in a database, for one process or for many. It needs the module {@code java.sql} and the driver of
 * the database; nothing else here does.
 */
@NullMarked
package app.winfactor.webhooks.jdbc;

import org.jspecify.annotations.NullMarked;
