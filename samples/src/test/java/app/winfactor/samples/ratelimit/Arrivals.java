package app.winfactor.samples.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** When requests arrived at a server, and what the ways of counting 120 a minute make of that. */
final class Arrivals {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Duration> all = new ArrayList<>();

    void add(Duration at) {
        all.add(at);
    }

    int count() {
        return all.size();
    }

    /** {@return the most in any 60 seconds} */
    int mostInAnyMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (all.get(first).plus(MINUTE).compareTo(all.get(last)) <= 0) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** {@return the most in a minute of a clock, wherever its minutes begin} */
    int mostInAFixedMinute() {
        int most = 0;
        for (Duration begin = Duration.ZERO; begin.compareTo(MINUTE) < 0; begin = begin.plusMillis(100)) {
            Duration shift = begin;
            most = Math.max(
                    most,
                    all.stream()
                            .map(at -> at.plus(shift).toMinutes())
                            .collect(Collectors.groupingBy(minute -> minute, Collectors.summingInt(each -> 1)))
                            .values()
                            .stream()
                            .mapToInt(each -> each)
                            .max()
                            .orElse(0));
        }
        return most;
    }

    /** {@return how many the smallest bucket would have to hold that is filled with two a second and refuses nobody} */
    int bucketNeeded() {
        double most = 0;
        double level = 0;
        Duration before = Duration.ZERO;
        for (Duration at : all) {
            level = Math.max(0, level - at.minus(before).toNanos() * 2 / 1e9) + 1;
            most = Math.max(most, level);
            before = at;
        }
        return (int) Math.ceil(most);
    }
}
