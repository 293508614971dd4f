package app.winfactor.webhooks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * A database that a {@link JdbcDeliveryStore} can live in. PostgreSQL and H2 are tested; the statements of the others were
 * reviewed against their manuals, and are untested.
 */
public enum SqlDialect {
    /** PostgreSQL 9.5 and newer. Tested. */
    POSTGRESQL("postgresql", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)"),
    /** H2 2.x. Tested. */
    H2("h2", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)"),
    /** MySQL 8 and newer. Untested. */
    MYSQL("mysql", "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)"),
    /** MariaDB 10.6 and newer. Untested. */
    MARIADB("mariadb", "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)"),
    /** SQL Server 2016 and newer. Untested. */
    SQL_SERVER("microsoft sql server", "DATEDIFF_BIG(MILLISECOND, '1970-01-01T00:00:00', SYSUTCDATETIME())"),
    /** Oracle 12 and newer; its time is in whole seconds here. Untested. */
    ORACLE("oracle", "ROUND((CAST(SYS_EXTRACT_UTC(SYSTIMESTAMP) AS DATE) - DATE '1970-01-01') * 86400) * 1000");

    private final String product;
    private final String now;

    SqlDialect(String product, String now) {
        this.product = product;
        this.now = now;
    }

    /**
     * {@return the time of the database, in Unix milliseconds: the machines that share it need not agree on theirs}
     */
    String now() {
        return now;
    }

    /** {@return the file with its schema, beside this class} */
    String schemaFile() {
        SqlDialect written = this == MARIADB ? MYSQL : this;
        return "schema-" + written.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
    }

    static SqlDialect of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (SqlDialect dialect : values()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(dialect.product)) {
                return dialect;
            }
        }
        throw new SQLException("The database is " + name
                + ", which has no dialect here. If it speaks that of another one, name it: dialect(SqlDialect)");
    }
}
