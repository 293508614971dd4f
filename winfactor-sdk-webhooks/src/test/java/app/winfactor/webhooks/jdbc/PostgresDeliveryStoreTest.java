package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.support.Database;

/** On PostgreSQL. */
class PostgresDeliveryStoreTest extends JdbcDeliveryStoreContract {
    PostgresDeliveryStoreTest() {
        super(Database.POSTGRESQL, Database.POSTGRESQL.pool());
    }
}
