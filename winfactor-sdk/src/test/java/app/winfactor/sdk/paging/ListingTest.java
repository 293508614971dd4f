package app.winfactor.sdk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final List<String> reads = new ArrayList<>();

    /** Pages 1, 2 and 3 of two items each; the cursor is the number of the page. */
    private final Listing<String> three = Listing.of(Optional.empty(), cursor -> {
        int page = Integer.parseInt(cursor.orElse("1"));
        reads.add(cursor.orElse("start"));
        return new Page<>(List.of(page + "a", page + "b"), page == 3 ? Optional.empty() : Optional.of("" + (page + 1)));
    });

    @Test
    void isReadOnlyAsFarAsItIsWalked() {
        Iterator<String> walk = three.iterator();
        assertThat(reads).isEmpty();

        walk.next();
        walk.next();
        assertThat(reads).containsExactly("start");
        assertThat(three.stream().limit(2).toList()).containsExactly("1a", "1b");
        assertThat(reads).containsExactly("start", "start");
    }

    @Test
    void goesThroughEveryPageInOrderAndAnewEachTime() {
        assertThat(three).containsExactly("1a", "1b", "2a", "2b", "3a", "3b");
        assertThat(three.stream()).hasSize(6);
        assertThat(reads).containsExactly("start", "2", "3", "start", "2", "3");
    }

    @Test
    void tellsPageByPageWhereToResume() {
        assertThat(three.pages().map(Page::nextCursor))
                .containsExactly(Optional.of("2"), Optional.of("3"), Optional.empty());
        assertThat(three.firstPage().items()).containsExactly("1a", "1b");
    }

    @Test
    void resumesAtACursor() {
        Listing<String> resumed = Listing.of(Optional.of("7"), cursor -> {
            reads.add(cursor.orElseThrow());
            return new Page<>(List.of("x"), Optional.empty());
        });

        assertThat(resumed).containsExactly("x");
        assertThat(reads).containsExactly("7");
    }

    @Test
    void endsAtAnEmptyCursor() {
        assertThat(Listing.of(Optional.empty(), cursor -> new Page<>(List.of("x"), Optional.of(""))))
                .containsExactly("x");
    }

    @Test
    void endsWhenTheServerGoesInCircles() {
        Listing<String> circle = Listing.of(Optional.empty(), cursor -> {
            reads.add(cursor.orElse("start"));
            return new Page<>(
                    List.of("x"), Optional.of(cursor.filter("a"::equals).isPresent() ? "b" : "a"));
        });

        assertThat(circle).hasSize(3);
        assertThat(reads).containsExactly("start", "a", "b");
    }

    @Test
    void goesOnThroughEmptyPages() {
        Listing<String> gap = Listing.of(
                Optional.empty(),
                cursor -> cursor.isEmpty()
                        ? new Page<>(List.of(), Optional.of("2"))
                        : new Page<>(List.of("x"), Optional.empty()));

        assertThat(gap).containsExactly("x");
    }

    @Test
    void throwsWhatReadingThrewWhenTheWalkGetsThere() {
        Listing<String> broken = Listing.of(Optional.empty(), cursor -> {
            if (cursor.isPresent()) {
                throw new IllegalStateException("page 2");
            }
            return new Page<>(List.of("x"), Optional.of("2"));
        });
        Iterator<String> walk = broken.iterator();

        assertThat(walk.next()).isEqualTo("x");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(walk::next)
                .withMessage("page 2");
    }

    @Test
    void hasNoNextAfterTheLast() {
        Iterator<Page<String>> pages = three.pages().iterator();
        pages.next();
        pages.next();
        pages.next();

        assertThat(pages.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
    }
}
