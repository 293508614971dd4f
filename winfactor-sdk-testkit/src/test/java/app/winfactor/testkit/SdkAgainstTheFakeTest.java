package app.winfactor.testkit;

import static app.winfactor.testkit.Design.door;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.errors.AuthenticationException;
import app.winfactor.sdk.errors.ConflictException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.PermissionException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.paging.Page;
import app.winfactor.sdk.pricing.AdjustmentResult;
import app.winfactor.sdk.pricing.ConfigurationSession;
import app.winfactor.sdk.quotes.QuoteSummary;
import app.winfactor.sdk.submissions.SubmissionSummary;
import app.winfactor.sdk.templates.Template;
import app.winfactor.sdk.templates.TemplateCatalog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the guide does not show of the API, through the SDK. */
class SdkAgainstTheFakeTest {
    private FakeWinFactor fake;
    private WinFactorClient winFactor;

    @BeforeEach
    void start() {
        fake = FakeWinFactor.builder().seed(Seed.EMPTY).start();
        winFactor = client(fake.apiKey());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aLongListIsReadPageByPageAndResumedAtACursor() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(0, fake.customer().submits());
        }

        assertThat(winFactor.submissions().list(q -> q.limit(3)))
                .extracting(SubmissionSummary::id)
                .containsExactlyElementsOf(ids);
        Page<SubmissionSummary> first =
                winFactor.submissions().list(q -> q.limit(3)).firstPage();
        assertThat(first.items()).hasSize(3);
        assertThat(winFactor
                        .submissions()
                        .list(q -> q.limit(3).cursor(first.nextCursor().orElseThrow())))
                .extracting(SubmissionSummary::id)
                .containsExactlyElementsOf(ids.subList(3, 7));
    }

    @Test
    void aReadOnlyKeyReadsAndDoesNotWrite() {
        String id = fake.customer().submits();
        WinFactorClient reader = client(fake.readOnlyKey());

        assertThat(reader.submissions().get(id).id()).isEqualTo(id);
        assertThatExceptionOfType(PermissionException.class)
                .isThrownBy(() -> reader.submissions().createQuote(id))
                .satisfies(e -> assertThat(e.code()).isEqualTo("read_only_key"))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED));
    }

    @Test
    void aWrongKeyIsToldApart() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(
                        () -> client("wf_test_KEEPSECRET_wrong").organization().get())
                .withMessageNotContaining("KEEPSECRET")
                .satisfies(e -> assertThat(e.code()).isEqualTo("unauthorized"));
    }

    @Test
    void whatIsNotThereOrAnotherOrganizationsIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> winFactor.quotes().get("k61nothing"))
                .withMessageContaining("/quotes/{id}");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> winFactor.submissions().get("../organization"));
    }

    @Test
    void aValueThatWinFactorRefusesIsNamed() {
        String id = fake.customer().submits();

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> winFactor
                        .submissions()
                        .update(id, u -> u.status(app.winfactor.sdk.submissions.SubmissionStatus.of("asleep"))))
                .satisfies(e -> assertThat(e.error().details().toString()).contains("status"));
    }

    @Test
    void aQuoteThatWasAnsweredIsNotEditable() {
        String submissionId = fake.customer().submits();
        String quoteId = winFactor.submissions().createQuote(submissionId).quoteId();
        winFactor.quotes().send(quoteId, s -> s.addRecipients("jane.doe@example.com"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> winFactor.quotes().update(quoteId, u -> u.notes("without revise")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("quote_not_editable"));
        fake.customer().rejects(quoteId);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        winFactor.quotes().update(quoteId, u -> u.notes("late").revise(true)));
        assertThat(winFactor
                        .quotes()
                        .update(quoteId, u -> u.externalRef(ExternalRef.of("erp", "quote", "1")))
                        .version())
                .isEqualTo(1);
        assertThat(winFactor.quotes().list(q -> q.submissionId(submissionId)))
                .extracting(QuoteSummary::id)
                .containsExactly(quoteId);
    }

    @Test
    void theCatalogOfATemplateIsThere() {
        Template template = winFactor.templates().list().stream().findFirst().orElseThrow();
        TemplateCatalog catalog = winFactor.templates().catalog(template.id());

        assertThat(winFactor.templates().get(template.id())).isEqualTo(template);
        assertThat(catalog.template()).isEqualTo(template);
        assertThat(catalog.components()).isNotEmpty();
        assertThat(catalog.options()).isNotEmpty();
        assertThat(catalog.materials()).isNotEmpty();
    }

    @Test
    void aLivePriceIsAnsweredWithoutTheKeyAndFrozenOnSubmit() {
        LiveSession live = fake.customer().configures(door(2400, 1800));
        CapabilityUrl callback = CapabilityUrl.of(live.callbackUrl());
        ConfigurationSession session = winFactor.configurationSessions().get(callback);

        AdjustmentResult result = winFactor
                .configurationSessions()
                .adjust(
                        callback,
                        a -> a.configHash(session.configHash())
                                .addAllLineItems(session.basePricing().lineItems()));

        assertThat(result.applied()).isTrue();
        assertThat(result.currentConfiguration()).isTrue();
        String submissionId = live.submits();
        BigDecimal frozen = winFactor
                .submissions()
                .get(submissionId)
                .externalPricing()
                .orElseThrow()
                .subtotal();
        assertThat(frozen).isEqualByComparingTo(session.basePricing().subtotal());
        assertThat(fake.wireMock().getAllServeEvents())
                .filteredOn(event -> event.getRequest().getUrl().contains("configuration-sessions"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRequest().containsHeader("Authorization"))
                        .isFalse());
    }

    @Test
    void aLivePriceForAConfigurationThatChangedIsStale() {
        LiveSession live = fake.customer().configures(door(2400, 1800));
        CapabilityUrl before = CapabilityUrl.of(live.callbackUrl());
        String staleHash = live.configHash();
        live.changesTo(door(2000, 1800));

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> winFactor.configurationSessions().get(before))
                .withMessageNotContaining(live.callbackUrl());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> winFactor
                        .configurationSessions()
                        .adjust(CapabilityUrl.of(live.callbackUrl()), a -> a.configHash(staleHash)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("stale_config_hash"))
                .satisfies(e -> assertThat(
                                e.error().details().path("currentConfigHash").asText())
                        .isEqualTo(live.configHash()));
    }

    private WinFactorClient client(String key) {
        return WinFactorClient.builder().baseUrl(fake.url()).apiKey(key).build();
    }
}
