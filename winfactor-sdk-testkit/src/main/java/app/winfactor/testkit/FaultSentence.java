package app.winfactor.testkit;

import app.winfactor.testkit.internal.wire.FaultPlan;
import java.util.Optional;

/**
 * What happens to the requests of a route, in order: {@code fails(twice(), with(503)).thenWorks()}. Every part holds from
 * the moment it is said. Several sentences about one route follow each other, and in between one about
 * {@link Route#anything()} has its place in the order in which they were said. A request that is refused by the rate limit
 * uses nothing up.
 */
public final class FaultSentence {
    private final FaultPlan plan;
    private final Route route;

    FaultSentence(FaultPlan plan, Route route) {
        this.plan = plan;
        this.route = route;
    }

    /**
     * Lets requests fail.
     *
     * @param times how many of them
     * @param fault how
     * @return the rest of the sentence
     */
    public Then fails(Times times, Fault fault) {
        return new Then().thenFails(times, fault);
    }

    /**
     * Lets requests pass, before others fail.
     *
     * @param times how many of them
     * @return the rest of the sentence
     */
    public Then works(Times times) {
        return new Then().thenWorks(times);
    }

    /** How a sentence goes on. */
    public final class Then {
        private Then() {}

        /**
         * Lets the requests after them fail.
         *
         * @param times how many of them
         * @param fault how
         * @return the rest of the sentence
         */
        public Then thenFails(Times times, Fault fault) {
            plan.add(new PlannedFault(route, times, Optional.of(fault)));
            return this;
        }

        /**
         * Lets the requests after them pass, before others fail.
         *
         * @param times how many of them
         * @return the rest of the sentence
         */
        public Then thenWorks(Times times) {
            plan.add(new PlannedFault(route, times, Optional.empty()));
            return this;
        }

        /** Ends the sentence: whatever comes after them works. */
        public void thenWorks() {
            // Nothing more is planned, and what is not planned works.
        }
    }
}
