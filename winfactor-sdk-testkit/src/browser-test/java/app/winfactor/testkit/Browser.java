package app.winfactor.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, driven as a person would: by what can be read on the page. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PACE = Duration.ofMillis(50);

    private final ChromeDriver driver;

    Browser() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable("chromium", "/usr/bin/chromium", "/usr/bin/google-chrome"));
        // Containers run as root, whom the sandbox of the browser refuses, and have little shared memory.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(executable("chromedriver", "/usr/bin/chromedriver"))
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Amsterdam"));
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** Named by a system property, or where distributions put it. */
    private static File executable(String property, String... usual) {
        String named = System.getProperty(property);
        return Stream.concat(Stream.ofNullable(named), Stream.of(usual))
                .map(File::new)
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no " + property + " here: install it, or name it by -D" + property + "=…"));
    }

    void open(String url) {
        driver.get(url);
        see("Live");
    }

    /** Lets go of the page, so that it does not miss a server that ends. */
    void leave() {
        driver.get("about:blank");
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void scheme(String lightOrDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
    }

    <T> T until(String what, ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE, PACE)
                .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
                .withMessage(what)
                .until(condition);
    }

    WebElement find(By by) {
        return until(
                "visible: " + by,
                d -> driver.findElements(by).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException(by.toString())));
    }

    /** Waits until the page shows a text. */
    void see(String text) {
        until(
                "the page shows '" + text + "'",
                d -> driver.findElement(By.tagName("body")).getText().contains(text));
    }

    boolean shows(String text) {
        return driver.findElement(By.tagName("body")).getText().contains(text);
    }

    /** Clicks the button or link of this name. */
    void press(String name) {
        press("//body", name);
    }

    /** Clicks the button or link of this name inside of something, waiting until it can be clicked. */
    void press(String inside, String name) {
        By by = By.xpath("(" + inside + ")//*[self::button or self::a][@aria-label='" + name
                + "' or starts-with(normalize-space(), '" + name + "') or text()[normalize-space()='" + name + "']]");
        until(
                "clicked: " + name,
                d -> driver.findElements(by).stream()
                        .filter(element -> element.isDisplayed() && element.isEnabled())
                        .findFirst()
                        .map(element -> {
                            element.click();
                            return element;
                        })
                        .orElseThrow(() -> new NoSuchElementException(by.toString())));
    }

    /** Fills in a field by its label. */
    void fill(String label, String value) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(value);
    }

    /** Chooses from a list by its label. */
    void choose(String label, String option) {
        new Select(field(label)).selectByVisibleText(option);
    }

    private WebElement field(String label) {
        return find(By.xpath("//dialog//*[@id=//label[normalize-space()='" + label + "']/@for]"));
    }

    /** Goes on by the tabulator until the focus is on the button of this name. */
    void tabTo(String name) {
        until("the focus comes to " + name, d -> {
            keys(Keys.TAB);
            WebElement focused = focused();
            return name.equals(focused.getDomAttribute("aria-label"))
                    || focused.getText().startsWith(name);
        });
    }

    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void keysWith(CharSequence modifier, CharSequence keys) {
        new Actions(driver).keyDown(modifier).sendKeys(keys).keyUp(modifier).perform();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object script(String source, Object... arguments) {
        Object result = driver.executeScript(source, arguments);
        return result == null ? "" : result;
    }

    String source() {
        return driver.getPageSource();
    }

    /** Keeps the whole page, however long it is. */
    void shoot(String name) {
        // What has just changed is marked for a moment.
        until(
                "nothing moves any more",
                d -> script("return document.getAnimations().length").equals(0L));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained of since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
