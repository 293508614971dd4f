package app.winfactor.webhooks.interleavings;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.DeliveryHandler;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import app.winfactor.webhooks.jdbc.VirtualStores;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.VirtualClock;
import java.sql.PreparedStatement;
import java.time.Duration;

/** A store, and where the effects of handlers are. */
abstract class Place {
    static final Duration LEASE_TIME = Duration.ofMinutes(2);

    final VirtualClock clock = new VirtualClock();
    private int effects;

    abstract DeliveryStore store();

    DeliveryQueue queue() {
        return (DeliveryQueue) store();
    }

    /** An effect that has nothing to do with the store. */
    final void effect() {
        effects++;
    }

    /** Effect and done in one commit. */
    void effectAndDone(Delivery delivery) {
        store().done(delivery);
        effects++;
    }

    int effects() {
        return effects;
    }

    static Place inMemory() {
        return new Place() {
            private final DeliveryStore store = InMemoryDeliveryStore.create(10, LEASE_TIME, clock);

            @Override
            DeliveryStore store() {
                return store;
            }
        };
    }

    /** Of these one is used at a time: each finds the table empty. */
    static final class InDatabase {
        private static final WebhookEvent EVENT = Fixtures.event(EventType.QUOTE_SENT);

        private final Database database;
        private final String table;
        private final String effects = Database.freshName();

        InDatabase(Database database) {
            this.database = database;
            this.table = VirtualStores.freshTable(database);
            database.execute("CREATE TABLE " + effects + " (effect INTEGER)");
        }

        Place fresh() {
            database.execute("DELETE FROM " + table);
            return new Place() {
                private final JdbcDeliveryStore store = VirtualStores.builder(database, database.pool(), clock, table)
                        .leaseTime(LEASE_TIME)
                        .build();

                @Override
                DeliveryStore store() {
                    return store;
                }
            };
        }

        /** One whose effects are in the database too. */
        Place freshAndJoined() {
            database.execute("DELETE FROM " + table);
            database.execute("DELETE FROM " + effects);
            return new Place() {
                private final JdbcDeliveryStore store = VirtualStores.builder(database, database.pool(), clock, table)
                        .leaseTime(LEASE_TIME)
                        .build();
                private final DeliveryHandler<WebhookEvent> joined =
                        store.inTransaction((event, delivery, connection) -> {
                            try (PreparedStatement insert =
                                    connection.prepareStatement("INSERT INTO " + effects + " VALUES (1)")) {
                                insert.executeUpdate();
                            }
                        });

                @Override
                DeliveryStore store() {
                    return store;
                }

                @Override
                void effectAndDone(Delivery delivery) {
                    try {
                        joined.handle(EVENT, delivery);
                    } catch (LeaseLostException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }

                @Override
                int effects() {
                    return database.query("SELECT effect FROM " + effects).size();
                }
            };
        }
    }
}
