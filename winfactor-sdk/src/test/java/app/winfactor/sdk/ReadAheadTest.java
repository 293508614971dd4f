package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.paging.AsyncListing;
import app.winfactor.sdk.paging.Listing;
import app.winfactor.sdk.paging.Page;
import app.winfactor.sdk.paging.PageSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ScriptedServer server = new ScriptedServer();
    private final WinFactorClient client = Clients.of(server.url());

    ReadAheadTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    // Ahead

    @Test
    void theNextPageIsAskedForInTheMiddleOfThisOneAndNoFurther() throws InterruptedException {
        server.then(page("\"c2\"", "a", "b", "c", "d"), page("\"c3\"", "e", "f"));
        Iterator<Lead> leads = client.leads().list().iterator();
        take(leads, "a", "b");
        assertThat(server.received()).hasSize(1);
        take(leads, "c");
        Await.until(() -> server.received().size() == 2);
        take(leads, "d", "e");
        assertNothingFollows(2);
        server.then(page("null", "g"));
        take(leads, "f", "g");
        assertThat(server.received()).hasSize(4);
        assertThat(leads.hasNext()).isFalse();
    }

    @Test
    void thePageAfterAPageIsAskedForWhenItIsHandedOver() throws InterruptedException {
        server.then(page("\"c2\"", "a"), page("\"c3\"", "b"));
        Iterator<Page<Lead>> pages = client.leads().list().pages().iterator();
        assertThat(pages.next().items()).hasSize(1);
        Await.until(() -> server.received().size() == 2);
        assertNothingFollows(2);
    }

    @Test
    void withoutReadingAheadNothingIsAskedForBeforeItIsWanted() {
        server.then(page("\"c2\"", "a", "b"));
        Iterator<Lead> leads = client.leads().list().withoutReadingAhead().iterator();
        take(leads, "a", "b");
        assertNothingFollows(1);
        server.then(page("null", "c"));
        take(leads, "c");
    }

    @Test
    void anEmptyPageIsPassedOver() {
        server.then(page("\"c2\"", "a"), page("\"c3\""), page("\"c4\""), page("null", "b"));
        Iterator<Lead> leads = client.leads().list().iterator();
        take(leads, "a", "b");
        assertThat(leads.hasNext()).isFalse();
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void closingTheStreamCancelsWhatIsReadAhead() throws InterruptedException {
        Held held = Held.beforeTheHead();
        server.then(page("\"c2\"", "a"), held);
        try (Stream<Lead> stream = client.leads().list().stream()) {
            assertThat(stream.iterator().next().id()).isEqualTo("a");
            held.awaitRequest();
        }
        held.awaitTheClientGone();
        assertNothingFollows(2);
    }

    @Test
    void closingTheStreamOfPagesCancelsWhatIsReadAhead() throws InterruptedException {
        Held held = Held.withinTheBody();
        server.then(page("\"c2\"", "a"), held);
        try (Stream<Page<Lead>> stream = client.leads().list().pages()) {
            assertThat(stream.iterator().next().items()).hasSize(1);
            held.awaitRequest();
        }
        held.awaitTheClientGone();
        assertNothingFollows(2);
    }

    @Test
    void anIteratorThatIsAbandonedLeavesOneRequestAtMost() throws InterruptedException {
        server.then(page("\"c2\"", "a", "b"), page("\"c3\"", "c"));
        Iterator<Lead> abandoned = client.leads().list().iterator();
        take(abandoned, "a", "b");
        Await.until(() -> server.received().size() == 2);
        assertNothingFollows(2);
    }

    @Test
    void whatIsReadAheadGivesItsTurnBack() throws InterruptedException {
        RecordingLimiter turns = RecordingLimiter.granting();
        WinFactorClient limited = new WinFactorClient(
                Clients.settings(server.url(), Time.SYSTEM, DEADLINE, RetryPolicy.none(), turns, attempt -> {}));
        Held held = Held.beforeTheHead();
        server.then(page("\"c2\"", "a"), held);
        try (Stream<Lead> stream = limited.leads().list().stream()) {
            assertThat(stream.iterator().next().id()).isEqualTo("a");
            held.awaitRequest();
        }
        Await.until(() -> turns.granted() == 2 && turns.allCameBack());
        assertThat(turns.noneCameBackTwice()).isTrue();
    }

    // Failures

    @Test
    void aFailureIsThrownWhenTheCallerGetsThereAndNotBefore() throws InterruptedException {
        server.then(page("\"c2\"", "a", "b", "c"), ScriptedServer.status(404));
        Iterator<Lead> leads = client.leads().list().iterator();
        take(leads, "a", "b");
        Await.until(() -> server.received().size() == 2);
        take(leads, "c");
        NotFoundException failure = catchThrowableOfType(NotFoundException.class, leads::hasNext);
        assertThat(failure.call().cursor()).contains("c2");
        assertThat(failure.getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getMethodName())
                        .isEqualTo("aFailureIsThrownWhenTheCallerGetsThereAndNotBefore"));
    }

    @Test
    void askingAgainAfterAFailureAsksForTheSamePageAgain() {
        server.then(
                page("\"c2\"", "a"),
                ScriptedServer.status(404),
                ScriptedServer.status(403),
                page("\"c3\"", "b"),
                page("null", "c"));
        Iterator<Lead> leads = client.leads().list().iterator();
        take(leads, "a");
        assertThatThrownBy(leads::next).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(leads::next).isInstanceOf(WinFactorException.class).hasMessageContaining("403");
        take(leads, "b", "c");
        assertThat(leads.hasNext()).isFalse();
        assertThat(targets())
                .containsExactly(
                        "/api/v1/leads",
                        "/api/v1/leads?cursor=c2",
                        "/api/v1/leads?cursor=c2",
                        "/api/v1/leads?cursor=c2",
                        "/api/v1/leads?cursor=c3");
    }

    @Test
    void aPageReadAheadIsTriedAgainLikeAnyOther() {
        VirtualTime time = new VirtualTime();
        WinFactorClient patient = new WinFactorClient(Clients.settings(
                server.url(), time, DEADLINE, RetryPolicy.standard(), RateLimiter.unlimited(), attempt -> {}));
        server.then(
                page("\"c2\"", "a"),
                ScriptedServer.status(429, "", "Retry-After", "9"),
                ScriptedServer.status(503),
                page("null", "b"));
        assertThat(patient.leads().list()).extracting(Lead::id).containsExactly("a", "b");
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aBrokenLimiterFailsTheWalkWhereItIs() {
        AtomicInteger asked = new AtomicInteger();
        RateLimiter breaking = atMost -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("no store");
            }
            return RateLimiter.unlimited().turn(atMost);
        };
        WinFactorClient limited = new WinFactorClient(
                Clients.settings(server.url(), Time.SYSTEM, DEADLINE, RetryPolicy.none(), breaking, attempt -> {}));
        server.then(page("\"c2\"", "a", "b"), page("null", "c"));
        Iterator<Lead> leads = limited.leads().list().iterator();
        take(leads, "a", "b");
        assertThatThrownBy(leads::next).isInstanceOf(TransportException.class);
        take(leads, "c");
    }

    @Test
    void aSourceThatCannotReadAheadLosesNoPage() {
        PageSource<String> source = new PageSource<>() {
            @Override
            public Page<String> read(Optional<String> cursor) {
                return new Page<>(
                        List.of("item " + cursor.orElse("1")),
                        cursor.isPresent() ? Optional.empty() : Optional.of("2"));
            }

            @Override
            public Ahead<String> ahead(Optional<String> cursor) {
                throw new IllegalStateException("no thread for it");
            }
        };
        Listing<String> listing = Listing.of(Optional.empty(), source);
        assertThat(listing.pages().flatMap(page -> page.items().stream())).containsExactly("item 1", "item 2");
        assertThat(listing.stream()).containsExactly("item 1", "item 2");
    }

    @Test
    void anInterruptWhileWaitingForAPageStopsAtOnceAndKeepsTheFlag() throws InterruptedException {
        Held held = Held.beforeTheHead();
        server.then(page("\"c2\"", "a"), held, page("null", "b"));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        List<String> after = new ArrayList<>();
        Thread caller = new Thread(() -> {
            Iterator<Lead> leads = client.leads().list().iterator();
            take(leads, "a");
            try {
                leads.next();
            } catch (WinFactorException e) {
                failure.set(e);
            }
            flag.set(Thread.interrupted());
            after.add(leads.next().id());
        });
        caller.start();
        held.awaitRequest();
        caller.interrupt();
        held.awaitTheClientGone();
        caller.join();
        assertThat(failure.get())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("interrupted")
                .satisfies(e ->
                        assertThat(((WinFactorException) e).call().cursor()).contains("c2"));
        assertThat(flag).hasValue(true);
        assertThat(after).containsExactly("b");
    }

    // Without anybody waiting

    @Test
    void anAsynchronousListHandsOverEverythingInOrder() {
        server.then(page("\"c2\"", "a", "b"), page("\"c3\""), page("\"\"", "c"));
        List<String> ids = new ArrayList<>();
        client.async().leads().list().forEach(lead -> ids.add(lead.id())).join();
        assertThat(ids).containsExactly("a", "b", "c");

        server.then(page("\"c2\"", "a", "b"), page("null", "c"));
        List<Integer> sizes = new ArrayList<>();
        client.async()
                .leads()
                .list()
                .forEachPage(page -> sizes.add(page.items().size()))
                .join();
        assertThat(sizes).containsExactly(2, 1);
    }

    @Test
    void anAsynchronousListEndsInTheFailureOfItsPage() {
        server.then(page("\"c2\"", "a"), ScriptedServer.status(500));
        List<String> ids = new ArrayList<>();
        CompletableFuture<Void> walk = client.async().leads().list().forEach(lead -> ids.add(lead.id()));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(walk::join)
                .withCauseInstanceOf(ServerException.class)
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                ServerException.class,
                                failure -> assertThat(failure.call().cursor()).contains("c2")));
        assertThat(ids).containsExactly("a");
    }

    @Test
    void anAsynchronousListEndsInWhatItsActionThrows() {
        server.then(page("\"c2\"", "a", "b"));
        AtomicInteger taken = new AtomicInteger();
        CompletableFuture<Void> walk = client.async().leads().list().forEach(lead -> {
            taken.incrementAndGet();
            throw new IllegalStateException("no more");
        });
        assertThatThrownBy(walk::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(taken).hasValue(1);
        assertNothingFollows(1);
    }

    @Test
    void anAsynchronousListThatGoesInCirclesEnds() {
        server.then(page("\"x\"", "a"), page("\"y\"", "b"), page("\"x\"", "c"), page("\"y\"", "d"), page("\"x\""));
        CompletableFuture<Void> walk = client.async().leads().list().forEach(lead -> {});
        assertThatThrownBy(walk::join).hasCauseInstanceOf(UndecodableAnswerException.class);
    }

    @Test
    void aListThatIsCancelledInTheMiddleOfAPageStopsThere() throws InterruptedException {
        server.then(page("\"c2\"", "a", "b", "c"));
        CompletableFuture<CompletableFuture<Void>> known = new CompletableFuture<>();
        List<String> ids = new ArrayList<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Void> walk = client.async().leads().list().forEach(lead -> {
            ids.add(lead.id());
            known.join().cancel(true);
            cancelled.countDown();
        });
        known.complete(walk);
        cancelled.await();
        assertThatThrownBy(walk::join).isInstanceOf(CancellationException.class);
        assertNothingFollows(1);
        assertThat(ids).containsExactly("a");
    }

    @Test
    void aVeryLongListOfPagesThatAreThereAlreadyNeedsNoDeeperStack() {
        int pages = 200_000;
        AtomicInteger taken = new AtomicInteger();
        CompletableFuture<Void> walk =
                AsyncListing.of(Optional.empty(), numbered(pages)).forEach(item -> taken.incrementAndGet());
        walk.join();
        assertThat(taken).hasValue(pages);
    }

    @Test
    void pagesThatComeFromManyThreadsAreHandedOverOneAtATime() {
        int pages = 2_000;
        AtomicInteger within = new AtomicInteger();
        List<Integer> taken = new ArrayList<>(); // by one thread at a time, or it will show
        Function<Optional<String>, CompletableFuture<Page<Integer>>> source = numbered(pages);
        AsyncListing.of(
                        Optional.empty(),
                        cursor -> CompletableFuture.supplyAsync(
                                () -> source.apply(cursor).join()))
                .forEach(item -> {
                    assertThat(within.incrementAndGet()).isEqualTo(1);
                    taken.add(item);
                    within.decrementAndGet();
                })
                .join();
        assertThat(taken).hasSize(pages).isSorted();
    }

    private static Function<Optional<String>, CompletableFuture<Page<Integer>>> numbered(int pages) {
        return cursor -> {
            int number = cursor.map(Integer::valueOf).orElse(0);
            Optional<String> next = number + 1 < pages ? Optional.of(Integer.toString(number + 1)) : Optional.empty();
            return CompletableFuture.completedFuture(new Page<>(List.of(number), next));
        };
    }

    /** Another call, there and back, leaves time enough for what should not happen. */
    private void assertNothingFollows(int received) {
        server.then(ScriptedServer.ok(Fixture.ORGANIZATION.json()));
        assertThat(client.organization().get()).isNotNull();
        assertThat(server.received()).hasSize(received + 1);
    }

    private static void take(Iterator<Lead> leads, String... ids) {
        for (String id : ids) {
            assertThat(leads.next().id()).isEqualTo(id);
        }
    }

    private List<String> targets() {
        return server.received().stream().map(ScriptedServer.Received::target).toList();
    }

    private static ScriptedServer.Reply page(String nextCursor, String... ids) {
        String data = String.join(",", Stream.of(ids).map(ReadAheadTest::lead).toList());
        return ScriptedServer.ok("{\"data\":[" + data + "],\"nextCursor\":" + nextCursor + "}");
    }

    private static String lead(String id) {
        return Fixture.LEAD.json().replace("l_1", id);
    }
}
