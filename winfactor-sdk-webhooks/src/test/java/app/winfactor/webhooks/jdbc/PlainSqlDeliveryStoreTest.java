package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.support.Database;

/** The statements for all other databases, on PostgreSQL, with a pool whose connections do not commit by themselves. */
class PlainSqlDeliveryStoreTest extends JdbcDeliveryStoreContract {
    PlainSqlDeliveryStoreTest() {
        super(Database.PLAIN_SQL_ON_POSTGRESQL, Database.PLAIN_SQL_ON_POSTGRESQL.poolWithoutAutoCommit());
    }
}
