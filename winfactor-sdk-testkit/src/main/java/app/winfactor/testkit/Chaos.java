package app.winfactor.testkit;

import java.security.SecureRandom;

/**
 * Faults at random, of those that a client which behaves well survives: it waits when it is told to, and repeats what may
 * be repeated. A request that makes a quote, sends one or redelivers an event may not, so it meets nothing worse than
 * {@code 429 rate_limited}, a delay or a connection that ends after its answer; it had better not go over a connection that
 * another request has used, which may be one of those. The same seed and the same sequence of
 * requests to the API meet the same faults.
 *
 * @param seed where the dice start
 * @param share how many of the requests meet a fault, from 0 to 1
 */
public record Chaos(long seed, double share) {
    private static final double USUAL_SHARE = 0.1;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Faults at random.
     *
     * @param seed where the dice start
     * @param share how many of the requests meet a fault, from 0 to 1
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public Chaos {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share is 0 to 1: " + share);
        }
    }

    /** {@return no faults} */
    public static Chaos none() {
        return new Chaos(0, 0);
    }

    /**
     * The faults of a seed, with a share of one in ten.
     *
     * @param seed where the dice start
     * @return the faults
     */
    public static Chaos seeded(long seed) {
        return new Chaos(seed, USUAL_SHARE);
    }

    /** {@return faults of a seed that nobody chose, with a share of one in ten; {@link #seed()} tells it} */
    public static Chaos random() {
        return seeded(RANDOM.nextInt(Integer.MAX_VALUE));
    }

    /**
     * The same with another share.
     *
     * @param part how many of the requests meet a fault, from 0 to 1
     * @return the faults
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Chaos share(double part) {
        return new Chaos(seed, part);
    }
}
