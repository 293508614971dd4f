package app.winfactor.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.NewQuote;
import app.winfactor.sdk.quotes.QuoteSummary;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A way to the fake on which every request arrives, and the answers of creates are lost. */
@Timeout(60)
class LostAnswersTest {
    private static final NewQuote OURS = NewQuote.builder().reference("ERP 1").build();

    private final Loss loss = new Loss();
    private FakeWinFactor fake;
    private WireMockServer way;
    private WinFactorClient winFactor;
    private String submissionId;

    @BeforeEach
    void start() {
        fake = FakeWinFactor.start();
        way = new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(loss));
        way.start();
        way.stubFor(any(anyUrl()).willReturn(WireMock.aResponse().proxiedFrom(fake.url())));
        winFactor = WinFactorClient.builder()
                .baseUrl("http://localhost:" + way.port())
                .apiKey(fake.apiKey())
                .build();
        submissionId = fake.customer().submits();
    }

    @AfterEach
    void stop() {
        winFactor.close();
        way.stop();
        fake.close();
    }

    static Stream<UnaryOperator<Response>> losses() {
        return Stream.concat(
                Stream.of(Fault.values())
                        .map(fault -> answer -> Response.response().fault(fault).build()),
                Stream.of(
                        answer -> Response.response().status(503).body("<html>").build()));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aQuoteWhoseAnswerIsLostIsFoundAndNotCreatedAgain(UnaryOperator<Response> lost) {
        loss.how = lost;
        CreatedQuote created = winFactor.submissions().createQuoteOnce(submissionId, OURS);
        assertThat(quotes()).containsExactly(created.quoteId());
        loss.how = UnaryOperator.identity();
        assertThat(winFactor.submissions().createQuoteOnce(submissionId, OURS)).isEqualTo(created);
        assertThat(quotes()).hasSize(1);
        way.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theSameWithoutWaiting(UnaryOperator<Response> lost) {
        loss.how = lost;
        CreatedQuote created = winFactor
                .async()
                .submissions()
                .createQuoteOnce(submissionId, OURS)
                .join();
        assertThat(quotes()).containsExactly(created.quoteId());
        way.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void anotherReferenceIsAnotherQuote() {
        CreatedQuote first = winFactor.submissions().createQuoteOnce(submissionId, OURS);
        CreatedQuote second = winFactor
                .submissions()
                .createQuoteOnce(
                        submissionId, NewQuote.builder().reference("ERP 2").build());
        assertThat(quotes()).containsExactlyInAnyOrder(first.quoteId(), second.quoteId());
    }

    private List<String> quotes() {
        return winFactor.quotes().list(q -> q.submissionId(submissionId)).stream()
                .map(QuoteSummary::id)
                .toList();
    }

    /** Loses what a create is answered. */
    private static final class Loss implements ResponseTransformerV2 {
        private volatile UnaryOperator<Response> how = UnaryOperator.identity();

        @Override
        public String getName() {
            return "loss";
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            return event.getRequest().getMethod().equals(RequestMethod.POST) ? how.apply(response) : response;
        }
    }
}
