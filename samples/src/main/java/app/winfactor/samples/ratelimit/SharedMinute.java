package app.winfactor.samples.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.remote.Request;
import io.github.bucket4j.distributed.versioning.Versions;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * The limit of one API key as a row of a table: a bucket of Bucket4j's, and the time in which it is filled. That time is the
 * database's, for the clocks of machines differ, and it stands still during a pause. So a pause moves every place that is
 * still to come, of all processes, and neither their order nor the distance between them changes.
 *
 * <p>Places are moments of that time, in nanoseconds. Not for several threads.
 */
final class SharedMinute {
    // A bucket lets CAPACITY + A_MINUTE * t / 60 s through in any time t. What starts within t arrives within t and the
    // spread of the ways: the longest less the shortest, with what it takes to wake up. So 120 at most arrive in 60 s
    // if 1 + 115 * (60 s + spread) / 60 s <= 120, which holds for a spread of up to 2 s; and 115 of 120 are 95.8 %. One
    // more in the bucket, or one more a minute, would cost half a second of spread. The row keeps both with the state:
    // whoever changes them has to delete it.
    private static final int CAPACITY = 1;
    private static final int A_MINUTE = 115;

    /** From one place to the next. */
    static final Duration STEP = Duration.ofMinutes(1).dividedBy(A_MINUTE);

    /** How long a statement may take; another process can be holding the row. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String TABLE = "winfactor_limit";

    private final DataSource database;
    private final String label;
    private final Worker worker;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final BucketProxy bucket;

    /** What was read last: the time of all processes, that of the bucket, and by how much the worker's is ahead of it. */
    private long ofAll;

    private long ofBucket;
    private long ahead;
    private long stoodStill;

    SharedMinute(DataSource database, String label, Worker worker) {
        this.database = database;
        this.label = label;
        this.worker = worker;
        BucketConfiguration limit = BucketConfiguration.builder()
                .addLimit(each -> each.capacity(CAPACITY).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .build();
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table(TABLE)
                .clientClock(clock())
                .requestTimeout(PATIENCE)
                .build();
        this.bucket = buckets.getProxy(label, () -> limit);
    }

    /** Bucket4j asks it when it has locked the row. */
    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** The columns {@code id} and {@code state} are what Bucket4j asks for. */
    static void createTable(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (id text PRIMARY KEY, state bytea,"
                    + " paused_until bigint NOT NULL DEFAULT 0, stood_still bigint NOT NULL DEFAULT 0)");
            commit(connection);
        }
    }

    /**
     * Reads the time, and whether it stands still.
     *
     * @return whether there is a pause of which nobody here has known
     */
    boolean look() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,"
                                + " coalesce(max(paused_until), 0), coalesce(max(stood_still), 0)"
                                + " FROM " + TABLE + " WHERE id = ?")) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            statement.setString(1, label);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                ofAll = worker.ofAll(row.getLong(1) * 1000);
                long pause = Math.max(0, row.getLong(2) - ofAll);
                long before = stoodStill;
                stoodStill = row.getLong(3);
                ofBucket = ofAll + pause - stoodStill; // what is left of the pause has been added to it already
                ahead = worker.nanos() + pause - ofBucket;
                commit(connection);
                return stoodStill != before;
            }
        }
    }

    private long now() {
        return Math.max(ofBucket, worker.nanos() - ahead);
    }

    /** {@return how long until then, also if the time stands still meanwhile; negative when it is past} */
    Duration until(long place) {
        return Duration.ofNanos(place + ahead - worker.nanos());
    }

    /** Takes the next place, if it comes within this time. */
    OptionalLong reserve(Duration atMost) {
        Duration left = atMost.minus(until(now()));
        if (left.isNegative()) {
            return OptionalLong.empty();
        }
        // Bucket4j takes the token at once and then parks the thread for as long as it must wait. Noting down how long
        // that would be makes it a reservation.
        long[] wait = {0};
        boolean reserved =
                bucket.asBlocking().tryConsumeUninterruptibly(1, Math.max(1, left.toNanos()), nanos -> wait[0] = nanos);
        return reserved ? OptionalLong.of(now() + wait[0]) : OptionalLong.empty();
    }

    /** {@return the next place that nobody has taken} */
    long next() {
        return now() + bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** {@return whether it was given back; it is not if anybody has a later one} */
    boolean giveBack(long place) {
        Request<Boolean> request = new Request<>(new GiveBackIfLast(place), Versions.getLatest(), now(), null);
        return buckets.execute(label, request).getData();
    }

    /** Lets nobody start for this long. Pauses that overlap are not added up. */
    void pause(Duration howLong) throws SQLException {
        look();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO " + TABLE
                        + " AS known (id, paused_until, stood_still) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " stood_still = known.stood_still"
                        + " + greatest(0, excluded.paused_until - greatest(known.paused_until, ?)),"
                        + " paused_until = greatest(known.paused_until, excluded.paused_until)")) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            statement.setString(1, label);
            statement.setLong(2, ofAll + howLong.toNanos());
            statement.setLong(3, howLong.toNanos());
            statement.setLong(4, ofAll);
            statement.executeUpdate();
            commit(connection);
        }
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
