package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium with a recording as its microphone. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern FOLDERS = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    private final ChromeDriver driver;

    /** @param microphone a 16-bit WAV file, heard over and over */
    Browser(Path microphone) {
        Path chromium = program("chromium", "chromium-browser", "google-chrome");
        Path driverProgram = program("chromedriver");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.setCapability("goog:loggingPrefs", logging);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1280,1000",
                "--autoplay-policy=no-user-gesture-required",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-audio-capture=" + microphone);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driverProgram.toFile())
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** The first of the programs on the path; without any of them the test is skipped, on the build server it fails. */
    private static Path program(String... names) {
        Optional<Path> found = Stream.of(names)
                .flatMap(name -> FOLDERS.splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String missing = String.join(" or ", names)
                    + " is not on the path; on Debian install the packages chromium and chromium-driver";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        return found.orElseThrow();
    }

    /** Whether pages are to be dark. */
    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** As small as a telephone, or as large as a desk's screen. */
    void phone(boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        phone ? 390 : 1280,
                        "height",
                        phone ? 844 : 1000,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        phone));
    }

    /** Whether servers can be reached. */
    void online(boolean online) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !online, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** What the window shows, as a PNG file. */
    void picture(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Gives files to a field that pages keep out of sight. */
    void choose(String selector, Path... files) {
        awaitTrue("document.querySelector('" + selector + "') !== null");
        driver.executeScript("document.querySelector(arguments[0]).hidden = false", selector);
        String paths =
                Stream.of(files).map(file -> file.toAbsolutePath().toString()).collect(Collectors.joining("\n"));
        find(selector).sendKeys(paths);
        driver.executeScript("document.querySelector(arguments[0]).hidden = true", selector);
    }

    /** Agrees that everybody is heard. */
    void consent(String by) {
        WebElement name = find("dialog [name=by]");
        name.clear();
        name.sendKeys(by);
        find("#agree").click();
    }

    void reload() {
        driver.navigate().refresh();
    }

    void open(String address) {
        driver.get(address);
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** The element, as soon as it is there and can be used. */
    WebElement find(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    void awaitText(String selector, String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** A script's answer, once it is neither null nor false. */
    void awaitTrue(String script) {
        new WebDriverWait(driver, PATIENCE).until(d -> Boolean.TRUE.equals(driver.executeScript("return " + script)));
    }

    /** What the pages complained about, such as breaches of the content security policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The rules of accessibility that the page as it stands breaks, by axe-core. */
    List<String> inaccessible() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        Object broken = driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations.map("
                + "rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))));");
        return ((List<?>) Objects.requireNonNull(broken))
                .stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
