package app.winfactor.webhooks.events;

import app.winfactor.sdk.events.EventType;

/**
 * What every event is made of.
 *
 * @param deliveryId what to deduplicate on
 * @param type what happened
 * @param raw the body
 */
record Envelope(String deliveryId, EventType type, RawJson raw) {}
