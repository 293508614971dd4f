package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@Timeout(180)
class ConsoleInTheBrowserTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> VIEWS = List.of("board", "deliveries", "requests", "faults", "endpoints");

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private final Receiver receiver = new Receiver();
    private FakeWinFactor fake =
            FakeWinFactor.builder().startingAt(START).webhookUrl(receiver.url()).start();
    private Http http = Http.of(fake);

    @BeforeAll
    static void openTheBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @AfterEach
    void stop() {
        browser.leave();
        fake.close();
        receiver.close();
    }

    private void restart(FakeWinFactorBuilder builder) {
        fake.close();
        fake = builder.start();
        http = Http.of(fake);
    }

    @Test
    void a_person_plays_the_whole_story_by_clicking() {
        wide("light");
        browser.open(fake.url());
        browser.see("No submissions yet.");
        browser.shoot("board-empty-light");

        browser.press("New submission");
        browser.fill("Name", "Anna Kramer");
        browser.fill("E-mail", "anna@example.org");
        browser.shoot("dialog-submission-light");
        browser.press("//dialog", "Submit as customer");
        browser.press("Create quote for Anna Kramer");
        browser.press("Send Q-2026-0001");
        browser.press("View Q-2026-0001");
        browser.press("Prepare PDF Q-2026-0001");
        browser.press("Accept Q-2026-0001");
        browser.until("accepted", d -> card("Quote Q-2026-0001").contains("Accepted"));
        assertThat(card("Submission of Anna Kramer")).contains("Closed");
        assertThat(http.get("/quotes?status=accepted").json().path("data")).hasSize(1);
        browser.press("Q-2026-0001");
        browser.see("Unit price");
        browser.shoot("dialog-quote-light");
        browser.keys(Keys.ESCAPE);

        deliveries();
        faults();
        expiry();

        fake.customer("joost@example.org").named("Joost Bakker").submits();
        browser.press("Board");
        browser.see("Joost Bakker");
        fake.customer("mila@example.org").named("Mila Visser").submits();
        browser.see("Mila Visser");
        assertThat(browser.source()).doesNotContain(fake.apiKey(), fake.signingSecret(), "KEEPSECRET");
        assertThat(browser.complaints()).isEmpty();
    }

    private void deliveries() {
        browser.press("Deliveries");
        browser.press("//*[@id='events']", "Quote accepted");
        browser.see("X-WinFactor-Signature");
        Receiver.Delivery accepted = receiver.deliveries().stream()
                .filter(each -> each.event().equals("quote.accepted"))
                .findFirst()
                .orElseThrow();
        browser.see(accepted.signature());
        browser.press("Redeliver");
        browser.until(
                "two attempts are listed",
                d -> browser.script("return document.querySelectorAll('#event-detail tbody tr').length")
                        .equals(2L));
        assertThat(receiver.deliveries().stream().filter(each -> each.id().equals(accepted.id())))
                .hasSize(2);
        browser.shoot("delivery-light");
        browser.press("Copy payload");
        browser.see("Payload copied.");
    }

    private void faults() {
        browser.press("Faults");
        browser.find(By.xpath("//button[@role='switch'][@aria-labelledby='quick-error']"))
                .click();
        browser.see("every time");
        browser.shoot("faults-on-light");
        assertThat(http.get("/organization").status()).isEqualTo(503);
        browser.press("Requests");
        browser.see("Fault: 503 unavailable");
        browser.press("//*[@id='requests']", "GET /organization");
        browser.see("$WINFACTOR_KEY");
        browser.shoot("request-light");
        browser.press("Faults");
        browser.find(By.xpath("//button[@role='switch'][@aria-checked='true']")).click();
        browser.see("Everything works.");
        assertThat(http.get("/organization").status()).isEqualTo(200);
    }

    private void expiry() {
        browser.press("Board");
        browser.press("Create quote for Anna Kramer");
    }

    private static String card(String label) {
        return browser.find(By.xpath("//*[@aria-label='" + label + "']")).getText();
    }

    private static void wide(String scheme) {
        browser.size(1440, 900);
        browser.scheme(scheme);
    }

    @Test
    void every_page_is_readable_in_light_and_dark_on_a_desk_and_on_a_phone() {
        restart(FakeWinFactor.builder().startingAt(START).seed(Seed.DEMO).webhookUrl(receiver.url()));
        http.get("/organization");
        http.get("/quotes?limit=2");
        http.post("/contacts", "{\"email\": \"x\", \"colour\": \"red\"}");
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(1440, 360)) {
                browser.size(width, width == 360 ? 780 : 900);
                browser.scheme(scheme);
                for (String view : VIEWS) {
                    browser.open(fake.url() + "/#" + view);
                    browser.shoot(view + "-" + width + "-" + scheme);
                }
            }
        }
    }
}
