package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class HandlersConnectionTest {
    @Test
    @SuppressWarnings("SelfAssertion")
    void equalsItselfSoThatAFrameworkCanFindItAgain() throws SQLException {
        try (Connection real = Database.H2.pool().getConnection()) {
            Connection connection = HandlersConnection.of(real);

            assertThat(connection.equals(connection)).isTrue();
            assertThat(connection).hasSameHashCodeAs(connection);
            assertThat(connection.equals(HandlersConnection.of(real))).isFalse();
            assertThat(connection.toString()).isNotEmpty();
        }
    }
}
