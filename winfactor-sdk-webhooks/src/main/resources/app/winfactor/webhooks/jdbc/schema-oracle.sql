-- What a JdbcDeliveryStore remembers, on Oracle (untested).
--
-- state  open: leased while token is set, until due_at; waiting for its turn at due_at if not
--        done, dead: since due_at
-- times  Unix milliseconds, of the database
-- body   the event as it came, where it is stored before it is handled; gone when it is done
CREATE TABLE winfactor_delivery (
  delivery_id VARCHAR2(200) NOT NULL PRIMARY KEY,
  state       VARCHAR2(4) NOT NULL,
  attempts    NUMBER(9) NOT NULL,
  token       VARCHAR2(36),
  due_at      NUMBER(19) NOT NULL,
  first_seen  NUMBER(19) NOT NULL,
  event_type  VARCHAR2(200),
  body        BLOB,
  error       VARCHAR2(1000 CHAR)
);
CREATE INDEX winfactor_delivery_due ON winfactor_delivery (state, due_at);
