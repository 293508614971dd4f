package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@Timeout(180)
class ConsoleInTheBrowserTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> VIEWS = List.of("board", "deliveries", "requests", "faults", "endpoints");
    private static final int DESK = 1440;
    private static final int PHONE = 360;

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

    @BeforeEach
    void forgetComplaints() {
        browser.complaints();
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

    private static void look(int width, String scheme) {
        browser.size(width, width == PHONE ? 780 : 900);
        browser.scheme(scheme);
    }

    private static String card(String label) {
        return browser.find(By.xpath("//*[@aria-label='" + label + "']")).getText();
    }

    private static void seeOnCard(String label, String word) {
        browser.until(label + " is " + word, d -> card(label).contains(word));
    }

    private static WebElement toggle(String kind) {
        return browser.find(By.xpath("//button[@role='switch'][@aria-labelledby='quick-" + kind + "']"));
    }

    @Test
    void a_person_plays_the_whole_story_by_clicking() {
        look(DESK, "light");
        browser.open(fake.url());
        browser.see("No submissions yet.");
        browser.shoot("board-empty-light");

        browser.press("New submission");
        browser.fill("Name", "Anna Kramer");
        browser.fill("E-mail", "anna@example.org");
        browser.shoot("dialog-submission-light");
        assertThat(Eyesight.problems(browser)).isEmpty();
        browser.press("//dialog", "Submit as customer");
        browser.press("Create quote for Anna Kramer");
        browser.press("Send Q-2026-0001");
        browser.press("View Q-2026-0001");
        seeOnCard("Quote Q-2026-0001", "Viewed");
        browser.press("Prepare PDF Q-2026-0001");
        browser.press("Accept Q-2026-0001");
        seeOnCard("Quote Q-2026-0001", "Accepted");
        seeOnCard("Submission of Anna Kramer", "Closed");
        assertThat(http.get("/quotes?status=accepted").json().path("data")).hasSize(1);
        browser.press("//*[@aria-label='Quote Q-2026-0001']", "Q-2026-0001");
        browser.see("Unit price");
        browser.shoot("dialog-quote-light");
        browser.keys(Keys.ESCAPE);

        deliveries();
        faults();
        expiry();
        whatOthersDo();
        assertThat(browser.source()).doesNotContain(fake.apiKey(), fake.signingSecret(), "KEEPSECRET");
        assertThat(browser.complaints()).isEmpty();
    }

    private void deliveries() {
        browser.press("//nav", "Deliveries");
        browser.press("//*[@id='events']", "Quote accepted");
        browser.see("X-WinFactor-Signature");
        Receiver.Delivery accepted = receiver.deliveries().stream()
                .filter(each -> each.event().equals("quote.accepted"))
                .findFirst()
                .orElseThrow();
        browser.see(accepted.signature());
        browser.press("Redeliver");
        seeAttempts(2);
        browser.press("Deliver a copy");
        seeAttempts(3);
        assertThat(receiver.deliveries().stream().filter(each -> each.id().equals(accepted.id())))
                .hasSize(3);
        browser.shoot("delivery-1440-light");
        assertThat(Eyesight.problems(browser)).isEmpty();
        browser.press("Copy payload");
        browser.see("Payload copied.");
        browser.press("Mischief");
        browser.press("//dialog", "Plan it");
        browser.press("Redeliver");
        browser.see("unsigned");
    }

    private static void seeAttempts(long count) {
        browser.until(
                count + " attempts are listed",
                d -> browser.script("return document.querySelectorAll('#event-detail tbody tr').length")
                        .equals(count));
    }

    private void faults() {
        browser.press("//nav", "Faults");
        toggle("error").click();
        browser.see("every time");
        browser.shoot("faults-on-1440-light");
        assertThat(http.get("/organization").status()).isEqualTo(503);
        browser.press("//nav", "Requests");
        browser.see("Fault: 503 unavailable");
        browser.find(By.xpath("//*[@id='requests']//a")).click();
        browser.see("$WINFACTOR_KEY");
        browser.shoot("request-1440-light");
        browser.press("Copy as curl");
        browser.see("Command copied.");
        browser.press("//nav", "Faults");
        toggle("error").click();
        browser.see("Everything works.");
        assertThat(http.get("/organization").status()).isEqualTo(200);

        browser.press("Plan a fault");
        browser.choose("Which requests", "GET /quotes/{id}");
        browser.choose("How often", "Twice");
        browser.shoot("dialog-fault-light");
        browser.press("//dialog", "Plan it");
        browser.see("2 times");
        assertThat(http.get("/quotes/unknown").status()).isEqualTo(503);
        browser.see("once");
        browser.press("Remove all");
        browser.see("Everything works.");

        browser.press("Change the rate limit");
        browser.choose("What a minute is", "Any 60 seconds");
        browser.fill("Per API key", "1");
        browser.press("//dialog", "Save");
        browser.see("1 a minute per key");
        http.get("/organization");
        assertThat(http.get("/organization").code()).isEqualTo("rate_limited");
        browser.press("Change the rate limit");
        browser.choose("What a minute is", "Nothing is counted");
        browser.press("//dialog", "Save");
        browser.see("Turn it on to see");
    }

    private static void expiry() {
        browser.press("//nav", "Board");
        browser.press("New submission");
        browser.press("//dialog", "Submit as customer");
        browser.press("Create quote for Jane Doe");
        browser.press("Send Q-2026-0002");
        browser.see("the warning that Q-2026-0002 will expire");
        browser.press("Go there");
        browser.see("Next: Q-2026-0002 expires");
        browser.press("Go there");
        seeOnCard("Quote Q-2026-0002", "Expired");
        browser.see("Nothing is due.");
    }

    private void whatOthersDo() {
        fake.customer("joost@example.org").named("Joost Bakker").submits();
        browser.see("Joost Bakker");
        String quote = http.post(
                        "/submissions/" + fake.customer("mila@example.org").submits() + "/quotes",
                        "{\"reference\": \"ERP 5512\"}")
                .json()
                .path("quoteId")
                .asText();
        browser.see("Q-2026-0003");
        http.post("/quotes/" + quote + "/send", "{\"recipients\": [\"mila@example.org\"]}");
        seeOnCard("Quote Q-2026-0003", "Sent");
    }

    @Test
    void by_keyboard_alone_a_customer_submits_and_the_supplier_answers() {
        look(DESK, "light");
        browser.open(fake.url());
        browser.keys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to content");
        browser.shoot("keyboard-skip-link-light");
        browser.keys(Keys.ENTER);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("main");
        browser.tabTo("New submission");
        assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.keys(Keys.ENTER);
        browser.see("Submit a configuration");
        assertThat(browser.focused().getDomAttribute("data-field")).isEqualTo("name");
        for (int i = 0; i < 30; i++) {
            browser.keys(Keys.TAB);
            assertThat(browser.script("return document.activeElement.closest('dialog') !== null"))
                    .isEqualTo(true);
        }
        browser.keys(Keys.ESCAPE);
        assertThat(browser.focused().getText()).startsWith("New submission");

        browser.keys("n");
        browser.find(By.xpath("//dialog"));
        browser.keysWith(Keys.CONTROL, "a");
        browser.keys("Ada Vermeer", Keys.ENTER);
        browser.see("Submitted by Ada Vermeer.");
        browser.tabTo("Create quote for Ada Vermeer");
        browser.keys(Keys.SPACE);
        browser.see("Q-2026-0001");
        // The button has become another one in the same place: focus stays there.
        assertThat(browser.focused().getDomAttribute("aria-label")).isEqualTo("Create quote for Ada Vermeer");
        browser.keys("2");
        browser.see("What your receiver is told");
        assertThat(browser.focused().getText()).isEqualTo("Deliveries");
        browser.keys("j", Keys.ENTER);
        browser.see("Payload");
        browser.keys("?");
        browser.see("Move the clock to what is due next");
        browser.shoot("dialog-shortcuts-light");
        browser.keys(Keys.ESCAPE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void every_page_can_be_read_in_light_and_dark_on_a_desk_and_on_a_phone() {
        restart(FakeWinFactor.builder().startingAt(START).seed(Seed.DEMO).webhookUrl(receiver.url()));
        http.get("/organization");
        http.get("/quotes?limit=2");
        http.post("/contacts", "{\"email\": \"x\", \"colour\": \"red\"}");
        fake.customer("live@example.org").configures(Design.window(1200, 1400));
        fake.webhooks().awaitIdle(FakeTest.PATIENCE);
        String event = http.get("/events").json().at("/data/0/id").asText();
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(DESK, 800, PHONE)) {
                look(width, scheme);
                for (String view : VIEWS) {
                    visit(view, view + "-" + width + "-" + scheme);
                }
                visit("deliveries/" + event, "delivery-" + width + "-" + scheme);
                visit("requests/1", "request-" + width + "-" + scheme);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private void visit(String place, String name) {
        browser.leave();
        browser.open(fake.url() + "/#" + place);
        browser.find(By.tagName("h1"));
        if (place.contains("/")) {
            browser.find(By.xpath("//pre"));
        }
        browser.shoot(name);
        assertThat(Eyesight.problems(browser)).as(name).isEmpty();
    }

    @Test
    void a_live_price_of_the_integration_is_shown_when_it_comes() {
        look(DESK, "dark");
        browser.open(fake.url());
        browser.press("Configure live");
        browser.press("//dialog", "Begin to configure");
        browser.see("WinFactor's own price, no answer yet");
        fake.webhooks().awaitIdle(FakeTest.PATIENCE);
        Receiver.Delivery asked = receiver.last();
        String url = asked.json().at("/data/callback/url").asText();
        String hash = asked.json().at("/data/configHash").asText();
        assertThat(new Http(fake.url(), null)
                        .put(
                                url,
                                "{\"configHash\": \"" + hash
                                        + "\", \"lineItems\": [{\"description\": \"Door\", \"quantity\": 2, \"unitPrice\": 1234.5}]}")
                        .status())
                .isEqualTo(200);
        browser.see("live price of your integration");
        browser.see("€ 2.469,00");
        browser.shoot("live-price-1440-dark");
        browser.press("Submit");
        browser.press("//dialog", "Submit as customer");
        seeOnCard("Submission of Jane Doe", "With a live price");
        browser.press("//nav", "Requests");
        browser.see("PUT");
        assertThat(browser.source()).doesNotContain(url.substring(url.indexOf("cap_"), url.lastIndexOf('/')));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_a_customer_types_is_text_and_never_part_of_the_page() {
        String hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        fake.customer("mallory@example.org")
                .named(hostile)
                .submits(Design.door(2400, 1800).noting(hostile));
        fake.customer("mallory@example.org").named(hostile).asks(hostile);
        look(DESK, "light");
        browser.open(fake.url());
        browser.see(hostile);
        assertThat(browser.script("return document.querySelectorAll('img, main script').length + document.title"))
                .isEqualTo("0Board – WinFactor sandbox");
        assertThat(browser.script("try { document.body.innerHTML = '<b>x</b>'; return 'parsed'; }"
                        + " catch (e) { return 'refused'; }"))
                .isEqualTo("refused");
        assertThat(browser.script("return document.querySelectorAll('b > x').length"))
                .isEqualTo(0L);
    }

    @Test
    void mistakes_and_a_sandbox_that_is_gone_are_told_in_words() {
        restart(FakeWinFactor.builder().startingAt(START));
        look(PHONE, "dark");
        browser.open(fake.url() + "/#deliveries");
        browser.see("Nobody is told yet.");
        browser.press("Set the receiver");
        browser.fill("URL of your receiver", "nowhere");
        browser.press("//dialog", "Save");
        browser.see("Must be an http or https URL.");
        assertThat(browser.focused().getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.script("return document.getElementById('alarm').textContent"))
                .isEqualTo("Must be an http or https URL.");
        browser.shoot("dialog-mistake-360-dark");
        assertThat(Eyesight.problems(browser)).isEmpty();
        browser.fill("URL of your receiver", receiver.url().toString());
        browser.press("//dialog", "Save");
        browser.see("/hook?…");
        String before = fake.signingSecret();
        browser.press("Rotate secret");
        browser.press("//dialog", "Make a new secret");
        browser.until("there is another secret", d -> !fake.signingSecret().equals(before));
        browser.see(fake.signingSecret());
        browser.press("//dialog", "Done");
        browser.until("the secret is gone", d -> !browser.shows(fake.signingSecret()));

        fake.close();
        browser.see("Not live");
        browser.press("//nav", "Faults");
        toggle("error").click();
        browser.see("The sandbox does not answer. Is it still running?");
        browser.shoot("gone-360-dark");
    }
}
