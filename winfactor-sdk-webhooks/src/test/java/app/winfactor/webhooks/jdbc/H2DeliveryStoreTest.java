package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.support.Database;

/** On H2, with a pool whose connections do not commit by themselves. */
class H2DeliveryStoreTest extends JdbcDeliveryStoreContract {
    H2DeliveryStoreTest() {
        super(Database.H2, Database.H2.poolWithoutAutoCommit());
    }
}
