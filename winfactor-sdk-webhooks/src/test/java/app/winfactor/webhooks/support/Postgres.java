package app.winfactor.webhooks.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** A real PostgreSQL: one for all tests, started when the first wants it, and gone with the JVM. */
final class Postgres {
    private Postgres() {}

    static DataSource database() {
        return Started.SERVER.getPostgresDatabase();
    }

    static DataSource database(String name) {
        return Started.SERVER.getDatabase("postgres", name);
    }

    private static final class Started {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off") // what survives a power cut is not tested here
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
