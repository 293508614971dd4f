package app.winfactor.webhooks.interleavings;

import java.util.List;

/** A store with everybody who uses it, and what can happen next. */
interface World {
    /**
     * Something that happens.
     *
     * @param node who does it; 0 if nobody in particular
     */
    record Step(Action action, int node) {}

    enum Action {
        /** The sender sends a copy to a node, which claims or keeps it. */
        DELIVER,
        /** A node answers 2xx to a copy that it kept. */
        ACKNOWLEDGE,
        /** A node looks for a kept event that is due. */
        CLAIM_DUE,
        /** The handler has its effect. */
        EFFECT,
        /** The node marks as done. With a joined handler: the effect and done, together. */
        COMPLETE,
        /** The handler fails: the node releases. */
        FAIL,
        /** The handler gives up. */
        GIVE_UP,
        /** The node forgets all it knew. */
        CRASH,
        /** Time passes: leases run out, waits are over. */
        TIME
    }

    List<Step> enabled();

    /** Does it, and asserts that the store does what it must. */
    void take(Step step);

    /** Everything that the future depends on. */
    String state();

    /** Asserts what must be so in every state. This world is used up by it. */
    void check();
}
