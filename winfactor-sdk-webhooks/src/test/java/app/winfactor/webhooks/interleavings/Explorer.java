package app.winfactor.webhooks.interleavings;

import app.winfactor.webhooks.interleavings.World.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/** Visits every state that can be reached, in the breadth, each on a store of its own that went the shortest way there. */
final class Explorer {
    record Found(int states, int transitions) {}

    private record Reached(List<Step> way, List<Step> enabled) {}

    private Explorer() {}

    static Found explore(Supplier<World> fresh) {
        World start = fresh.get();
        Queue<Reached> open = new ArrayDeque<>(List.of(new Reached(List.of(), start.enabled())));
        Set<String> known = new HashSet<>(Set.of(start.state()));
        start.check();
        int transitions = 0;
        for (Reached from = open.poll(); from != null; from = open.poll()) {
            for (Step step : from.enabled()) {
                List<Step> way = new ArrayList<>(from.way());
                way.add(step);
                World world = fresh.get();
                try {
                    way.forEach(world::take);
                    transitions++;
                    if (known.add(world.state())) {
                        open.add(new Reached(way, world.enabled()));
                        world.check();
                    }
                } catch (AssertionError e) {
                    throw new AssertionError("after " + way + ": " + e.getMessage(), e);
                }
            }
        }
        return new Found(known.size(), transitions);
    }
}
