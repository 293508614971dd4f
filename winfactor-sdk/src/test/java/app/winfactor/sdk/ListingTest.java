package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.paging.Listing;
import app.winfactor.sdk.paging.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListingTest {
    private final ScriptedServer server = new ScriptedServer();
    private final WinFactorClient client = Clients.of(server.url());

    ListingTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void nothingIsReadBeforeSomebodyAsks() {
        Listing<Lead> leads = client.leads().list();
        Stream<Lead> stream = leads.stream();
        Iterator<Page<Lead>> pages = leads.pages().iterator();
        assertThat(stream).isNotNull();
        assertThat(pages).isNotNull();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aListEndsAtAPageWithoutANextCursor() {
        server.then(page("\"c2\"", "a", "b"), page("null", "c"));
        assertThat(ids(client.leads().list())).containsExactly("a", "b", "c");
        assertThat(targets()).containsExactly("/api/v1/leads", "/api/v1/leads?cursor=c2");
    }

    @Test
    void aListEndsAtAPageWhoseNextCursorIsEmptyOrMissing() {
        server.then(page("\"\"", "a"), ScriptedServer.ok("{\"data\":[" + lead("b") + "]}"));
        assertThat(ids(client.leads().list())).containsExactly("a");
        assertThat(ids(client.leads().list())).containsExactly("b");
        assertThat(targets()).hasSize(2);
    }

    @Test
    void aServerThatGoesInCirclesIsNoticedAndToldOf() {
        server.then(page("\"x\"", "a"), page("\"y\"", "b"), page("\"x\"", "c"));
        List<String> taken = new ArrayList<>();
        assertThatThrownBy(() -> client.leads().list().forEach(lead -> taken.add(lead.id())))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("circles");
        assertThat(taken).containsExactly("a", "b", "c");
        assertThat(targets()).hasSize(3);
    }

    @Test
    void aServerThatNamesTheCursorItWasGivenEndsTheList() {
        server.then(page("\"x\"", "a"));
        assertThat(ids(client.leads().list(q -> q.cursor("x")))).containsExactly("a");
        assertThat(targets()).containsExactly("/api/v1/leads?cursor=x");
    }

    @Test
    void anEmptyPageInTheMiddleDoesNotEndTheList() {
        server.then(page("\"c2\""), page("\"c3\"", "a"), page("null"));
        assertThat(ids(client.leads().list())).containsExactly("a");
        assertThat(targets()).hasSize(3);
    }

    @Test
    void aListGoesOnFromACursorAndKeepsItsFilters() {
        server.then(page("\"a+b/c=\"", "m"), page("null", "n"));
        Listing<Lead> rest = client.leads()
                .list(q -> q.status(app.winfactor.sdk.leads.LeadStatus.NEW)
                        .limit(1)
                        .cursor("c7"));
        assertThat(ids(rest)).containsExactly("m", "n");
        assertThat(targets())
                .containsExactly(
                        "/api/v1/leads?status=new&limit=1&cursor=c7",
                        "/api/v1/leads?status=new&limit=1&cursor=a%2Bb%2Fc%3D");
    }

    @Test
    void aListIsReadPageByPage() {
        server.then(page("\"c2\"", "a", "b"), page("null", "c"));
        Iterator<Page<Lead>> pages =
                client.leads().list().withoutReadingAhead().pages().iterator();
        Page<Lead> first = pages.next();
        assertThat(first.items()).extracting(Lead::id).containsExactly("a", "b");
        assertThat(first.nextCursor()).contains("c2");
        assertThat(server.received()).hasSize(1);
        Page<Lead> second = pages.next();
        assertThat(second.items()).extracting(Lead::id).containsExactly("c");
        assertThat(second.nextCursor()).isEmpty();
        assertThat(pages.hasNext()).isFalse();
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theFirstPageIsOneRequest() {
        server.then(page("\"c2\"", "a"));
        assertThat(client.leads().list(q -> q.limit(1)).firstPage().nextCursor())
                .isEqualTo(Optional.of("c2"));
        assertThat(targets()).containsExactly("/api/v1/leads?limit=1");
    }

    @Test
    void walkingTwiceReadsTwice() {
        server.then(page("null", "a"), page("null", "b"));
        Listing<Lead> leads = client.leads().list();
        assertThat(ids(leads)).containsExactly("a");
        assertThat(ids(leads)).containsExactly("b");
    }

    @Test
    void aStreamReadsNoPageThatItDoesNotNeed() {
        server.then(page("\"c2\"", "a", "b"));
        assertThat(client.leads().list().withoutReadingAhead().stream().limit(2).map(Lead::id))
                .containsExactly("a", "b");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aLoopReadsThePageAfterOnlyWhenItGetsThere() {
        server.then(page("\"c2\"", "a", "b"), page("null", "c"));
        Iterator<Lead> leads = client.leads().list().withoutReadingAhead().iterator();
        leads.next();
        leads.next();
        assertThat(server.received()).hasSize(1);
        assertThat(leads.next().id()).isEqualTo("c");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aPageThatFailsEndsTheWalkAfterWhatCameBefore() {
        server.then(page("\"c2\"", "a"), page("\"c3\"", "b"), ScriptedServer.status(404));
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> client.leads().list().forEach(lead -> seen.add(lead.id())))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("GET /leads");
        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    void aPageThatFailedIsReadByAskingAgain() {
        server.then(page("\"c2\"", "a"), ScriptedServer.status(404), page("null", "b"));
        Iterator<Page<Lead>> pages = client.leads().list().pages().iterator();
        String resume = pages.next().nextCursor().orElseThrow();
        assertThatThrownBy(pages::hasNext).isInstanceOf(NotFoundException.class);
        assertThat(ids(client.leads().list(q -> q.cursor(resume)))).containsExactly("b");
    }

    @Test
    void findingAContactAsksForOneByItsAddress() {
        server.then(ScriptedServer.ok(Fixture.CONTACT.page()), ScriptedServer.ok("{\"data\":[],\"nextCursor\":null}"));
        assertThat(client.contacts().findByEmail("mara+x@example.com")).isPresent();
        assertThat(client.contacts().findByEmail("nobody@example.com")).isEmpty();
        assertThat(targets())
                .containsExactly(
                        "/api/v1/contacts?email=mara%2Bx%40example.com&limit=1",
                        "/api/v1/contacts?email=nobody%40example.com&limit=1");
    }

    private List<String> targets() {
        return server.received().stream().map(ScriptedServer.Received::target).toList();
    }

    private static List<String> ids(Listing<Lead> leads) {
        List<String> ids = new ArrayList<>();
        for (Lead lead : leads) {
            ids.add(lead.id());
        }
        return ids;
    }

    private static ScriptedServer.Reply page(String nextCursor, String... ids) {
        String data = String.join(",", Stream.of(ids).map(ListingTest::lead).toList());
        return ScriptedServer.ok("{\"data\":[" + data + "],\"nextCursor\":" + nextCursor + "}");
    }

    private static String lead(String id) {
        return Fixture.LEAD.json().replace("l_1", id);
    }
}
