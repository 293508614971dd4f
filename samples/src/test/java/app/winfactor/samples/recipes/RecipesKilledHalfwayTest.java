package app.winfactor.samples.recipes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.samples.crm.Crm;
import app.winfactor.samples.crm.Deal;
import app.winfactor.samples.crm.InMemoryCrm;
import app.winfactor.samples.crm.Person;
import app.winfactor.samples.crm.QuoteStage.Stage;
import app.winfactor.samples.service.CrmIntegration;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.organization.OrganizationFormat;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.Seed;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Killed anywhere and run again, the recipes leave one deal, one contact and one lead, linked both ways. */
class RecipesKilledHalfwayTest {
    private static final String JANE = "jane.doe@example.com";

    private final InMemoryCrm crm = new InMemoryCrm();
    private FakeWinFactor fake;
    private WinFactorClient winFactor;
    private String submissionId;
    private Instant before;

    @BeforeEach
    void start() {
        fake = FakeWinFactor.builder().seed(Seed.EMPTY).start();
        winFactor = WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .retryPolicy(RetryPolicy.none())
                .rateLimiter(RateLimiter.unlimited())
                .build();
        before = fake.now();
        submissionId = fake.customer(JANE).named("Jane Doe").submits();
        fake.customer("sam.visser@example.com").named("Sam Visser").asks("Hello");
        winFactor.submissions().createQuote(submissionId);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void runTwiceLeavesOneOfEach() {
        run(crm);
        run(crm);

        assertOneOfEachLinkedBothWays();
    }

    /** A full run makes five calls to the CRM. */
    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true", "5,false", "5,true"
    })
    void diedAtACallToTheCrm(int call, boolean afterTheCall) {
        Crm dying = CrashingCrm.dyingAt(call, afterTheCall, crm);

        assertThat(catchThrowable(() -> run(dying))).isInstanceOf(CrashingCrm.Died.class);
        run(crm);

        assertOneOfEachLinkedBothWays();
    }

    @ParameterizedTest
    @CsvSource({"/submissions/.*", "/contacts/.*"})
    void diedWhenTheLinkWasWrittenBack(String route) {
        StubMapping fault = fake.wireMock()
                .stubFor(patch(urlPathMatching("/api/v1" + route))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(catchThrowable(() -> run(crm))).isInstanceOf(WinFactorException.class);
        fake.wireMock().removeStub(fault);
        run(crm);

        assertOneOfEachLinkedBothWays();
    }

    @Test
    void diedInTheMiddleOfAPushToWinFactor() {
        Person jane = new Person(JANE, "Jane Doe", Optional.empty(), Optional.of("Doe BV"));
        ContactSync sync = new ContactSync(winFactor, crm);
        StubMapping fault = fake.wireMock()
                .stubFor(post(urlPathMatching("/api/v1/contacts"))
                        .willReturn(aResponse().withStatus(503)));

        assertThat(catchThrowable(() -> sync.push(jane))).isInstanceOf(WinFactorException.class);
        fake.wireMock().removeStub(fault);
        String first = sync.push(jane);

        assertThat(sync.push(jane)).isEqualTo(first);
        assertThat(crm.contacts()).containsExactly(jane);
    }

    @Test
    void aLinkThatAnotherSystemMadeIsLeftAlone() {
        ExternalRef theirs = ExternalRef.of("erp", "project", "77");
        winFactor.submissions().update(submissionId, update -> update.externalRef(theirs));

        run(crm);

        assertThat(winFactor.submissions().get(submissionId).externalRef()).contains(theirs);
        assertThat(crm.deals()).extracting(Deal::submissionId).containsExactly(submissionId);
    }

    @Test
    void anOlderQuoteThatExpiresDoesNotMoveTheDealOfANewerOne() {
        String older = winFactor.submissions().get(submissionId).latestQuoteId().orElseThrow();
        winFactor.quotes().send(older, quote -> quote.addRecipients(JANE));
        String newer = winFactor.submissions().createQuote(submissionId).quoteId();
        winFactor.quotes().send(newer, quote -> quote.addRecipients(JANE));
        fake.dashboard().expireQuote(older);
        QuoteLifecycle lifecycle = new QuoteLifecycle(winFactor, crm, intake());

        lifecycle.mirror(newer);
        lifecycle.mirror(older);

        assertThat(crm.stageOf(crm.dealOf(submissionId).orElseThrow()))
                .hasValueSatisfying(shown -> assertThat(shown.stage()).isEqualTo(Stage.PROPOSED));
    }

    @Test
    void aFailureOfEverythingIsThrownAndNotSwallowed() {
        fake.wireMock().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

        assertThat(catchThrowable(() -> run(crm))).isInstanceOf(WinFactorException.class);
    }

    @Test
    void theHistoryAloneLeavesOneDealForEachSubmission() {
        fake.customer("kim.jansen@example.com").named("Kim Jansen").submits();

        assertThat(intake().reconcile(before)).isEqualTo(2);
        assertThat(intake().reconcile(before)).isEqualTo(2);
        assertThat(crm.deals()).hasSize(2);
        assertThat(intake().reconcile(fake.now().plus(Duration.ofHours(1)))).isZero();
    }

    private SubmissionIntake intake() {
        return new SubmissionIntake(
                winFactor, crm, OrganizationFormat.of(winFactor.organization().get()));
    }

    private void run(Crm other) {
        new CrmIntegration(winFactor, other).reconcile(before.minus(Duration.ofSeconds(1)));
    }

    private void assertOneOfEachLinkedBothWays() {
        assertThat(crm.deals()).hasSize(1);
        assertThat(crm.contacts()).hasSize(1);
        assertThat(crm.leads()).hasSize(1);
        String dealId = crm.dealOf(submissionId).orElseThrow();
        assertThat(winFactor.submissions().get(submissionId).externalRef())
                .contains(ExternalRef.of("memory", "deal", dealId));
        assertThat(winFactor.contacts().findByEmail(JANE).flatMap(Contact::externalRef))
                .contains(ExternalRef.of(
                        "memory", "contact", crm.contactOf(dealId).orElseThrow()));
        assertThat(crm.stageOf(dealId))
                .hasValueSatisfying(shown -> assertThat(shown.stage()).isEqualTo(Stage.QUOTING));
    }
}
