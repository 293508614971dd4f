-- What a JdbcDeliveryStore remembers, on MySQL and MariaDB (untested).
--
-- state  open: leased while token is set, until due_at; waiting for its turn at due_at if not
--        done, dead: since due_at
-- times  Unix milliseconds, of the database
-- body   the event as it came, where it is stored before it is handled; gone when it is done
CREATE TABLE winfactor_delivery (
  delivery_id VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  state       VARCHAR(4) NOT NULL,
  attempts    INTEGER NOT NULL,
  token       VARCHAR(36),
  due_at      BIGINT NOT NULL,
  first_seen  BIGINT NOT NULL,
  event_type  VARCHAR(200),
  body        LONGBLOB,
  error       VARCHAR(1000) CHARACTER SET utf8mb4
);
CREATE INDEX winfactor_delivery_due ON winfactor_delivery (state, due_at);
