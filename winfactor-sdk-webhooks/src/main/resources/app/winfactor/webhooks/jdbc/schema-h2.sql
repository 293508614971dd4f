-- What a JdbcDeliveryStore remembers, on H2.
--
-- state  open: leased while token is set, until due_at; waiting for its turn at due_at if not
--        done, dead: since due_at
-- times  Unix milliseconds, of the database
-- body   the event as it came, where it is stored before it is handled; gone when it is done
CREATE TABLE IF NOT EXISTS winfactor_delivery (
  delivery_id VARCHAR(200) NOT NULL PRIMARY KEY,
  state       VARCHAR(4) NOT NULL,
  attempts    INTEGER NOT NULL,
  token       VARCHAR(36),
  due_at      BIGINT NOT NULL,
  first_seen  BIGINT NOT NULL,
  event_type  VARCHAR(200),
  body        BLOB,
  error       VARCHAR(1000)
);
CREATE INDEX IF NOT EXISTS winfactor_delivery_due ON winfactor_delivery (state, due_at);
