package app.winfactor.testkit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Every request and every delivery so far, in the order in which they began; not those to {@code /}, {@code /__sandbox}
 * and {@code /__admin}. The newest 10,000 are kept, and fewer when their bodies together have more than 64 MiB.
 */
public final class Timeline {
    private final List<Happening> happenings;
    private final long dropped;
    private final String about;

    Timeline(List<Happening> happenings, long dropped, String about) {
        this.happenings = List.copyOf(happenings);
        this.dropped = dropped;
        this.about = about;
    }

    /** {@return what happened, as far as it is kept} */
    public List<Happening> happenings() {
        return happenings;
    }

    /** {@return the requests of it} */
    public List<RequestSeen> requests() {
        return happenings.stream()
                .filter(RequestSeen.class::isInstance)
                .map(RequestSeen.class::cast)
                .toList();
    }

    /** {@return the deliveries of it} */
    public List<DeliveryMade> deliveries() {
        return happenings.stream()
                .filter(DeliveryMade.class::isInstance)
                .map(DeliveryMade.class::cast)
                .toList();
    }

    /** {@return how many older happenings are no longer kept} */
    public long dropped() {
        return dropped;
    }

    /** {@return all of it to read, one block for each happening, without a secret} */
    @Override
    public String toString() {
        String head = "Timeline of " + about + ", " + happenings.size() + " happenings"
                + (dropped == 0 ? "" : " after " + dropped + " that were dropped");
        return happenings.stream().map(each -> "\n\n" + each).collect(Collectors.joining("", head, "\n"));
    }
}
