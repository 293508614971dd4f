package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.paging.AsyncListing;
import app.winfactor.sdk.paging.Listing;
import app.winfactor.sdk.paging.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lists whose pages name each other in any way a server could come up with. */
class PagingProperties {
    /** Which page each page names as the next; one that is not there is the end. */
    @Provide
    Arbitrary<List<Integer>> graphs() {
        return Arbitraries.integers()
                .between(1, 60)
                .flatMap(
                        pages -> Arbitraries.integers().between(0, pages).list().ofSize(pages));
    }

    @Property(tries = 500)
    void everyWalkEndsAfterEveryPageThatCanBeReached(@ForAll("graphs") List<Integer> next) {
        List<Integer> read = new ArrayList<>();
        boolean circle = false;
        try {
            Listing.of(Optional.empty(), cursor -> page(next, cursor, read))
                    .pages()
                    .forEach(page -> {});
        } catch (UndecodableAnswerException e) {
            circle = true;
        }
        check(next, read, circle);
    }

    @Property(tries = 500)
    void everyAsynchronousWalkEndsAfterEveryPageThatCanBeReached(@ForAll("graphs") List<Integer> next) {
        List<Integer> read = new ArrayList<>();
        boolean circle = false;
        try {
            AsyncListing.of(Optional.empty(), cursor -> CompletableFuture.completedFuture(page(next, cursor, read)))
                    .forEachPage(page -> {})
                    .join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(UndecodableAnswerException.class);
            circle = true;
        }
        check(next, read, circle);
    }

    private static Page<Integer> page(List<Integer> next, Optional<String> cursor, List<Integer> read) {
        int number = cursor.map(Integer::valueOf).orElse(0);
        read.add(number);
        int following = next.get(number);
        return new Page<>(
                List.of(number), following < next.size() ? Optional.of(Integer.toString(following)) : Optional.empty());
    }

    private static void check(List<Integer> next, List<Integer> read, boolean circle) {
        Set<Integer> reachable = new LinkedHashSet<>();
        int number = 0;
        while (number < next.size() && reachable.add(number)) {
            number = next.get(number);
        }
        int last = reachable.stream().reduce(0, (first, second) -> second);
        boolean ends = number == next.size() || number == last; // a page that names itself is the last
        assertThat(new LinkedHashSet<>(read)).containsExactlyElementsOf(reachable);
        assertThat(circle).isEqualTo(!ends);
        if (!circle) {
            assertThat(read.subList(0, reachable.size())).containsExactlyElementsOf(reachable);
        }
        assertThat(read.size()).isLessThanOrEqualTo(4 * reachable.size() + 2);
        assertThat(IntStream.range(1, Math.min(reachable.size(), read.size())))
                .allSatisfy(i -> assertThat(read.get(i)).isEqualTo(next.get(read.get(i - 1))));
    }
}
