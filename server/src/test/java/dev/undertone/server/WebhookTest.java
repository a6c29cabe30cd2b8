package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.server.WebhookReceiver.Delivery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that are sent elsewhere, over real sockets. */
class WebhookTest {

    @TempDir
    private Path data;

    private ServerOptions options(boolean privateWebhooks) {
        return ServerOptions.in(data).at("127.0.0.1", 0).allowing(new ActionPermissions(false, privateWebhooks));
    }

    /** One alert, which goes to that address; gives the session. */
    private static String alert(RunningServer server, String url) throws Exception {
        server.call(
                "POST",
                "/alert-rules",
                "{\"name\":\"Zebulon shouts\",\"rule\":{\"watch\":\"arousal\",\"above\":-1,\"forSeconds\":0,"
                        + "\"coolDownSeconds\":3600,\"actions\":[{\"type\":\"webhook\",\"url\":\"" + url + "\"}]}}");
        StreamClient client = StreamClient.to(server);
        client.hello(",\"person\":\"Zebulon\",\"name\":\"Zebulon's call\"");
        String session = client.next().get("session").getAsString();
        short[] sound = Clips.conversationSamples();
        client.audio(0, sound, 0, 80_000);
        client.untilAcknowledged(80_000);
        return session;
    }

    private static JsonArray waiting(RunningServer server) throws Exception {
        return server.json("/webhooks").getAsJsonArray("waiting");
    }

    private static JsonObject waitForFailure(RunningServer server) throws Exception {
        for (int i = 0; i < 100; i++) {
            JsonArray waiting = waiting(server);
            if (!waiting.isEmpty()
                    && waiting.get(0).getAsJsonObject().get("attempts").getAsInt() > 0) {
                return waiting.get(0).getAsJsonObject();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no attempt failed within 10 s");
    }

    private static void assertNothingWaits(RunningServer server) throws Exception {
        for (int i = 0; i < 100 && !waiting(server).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(waiting(server)).isEmpty();
    }

    @Test
    void isSignedAndHoldsNoName() throws Exception {
        try (RunningServer server = RunningServer.start(options(true));
                WebhookReceiver receiver = WebhookReceiver.open()) {
            String session = alert(server, receiver.url("/hook?k=1"));
            Delivery delivery = Objects.requireNonNull(receiver.next(10));
            assertThat(delivery.path()).isEqualTo("/hook?k=1");
            assertThat(delivery.body()).doesNotContain("Zebulon");
            JsonObject body = JsonParser.parseString(delivery.body()).getAsJsonObject();
            assertThat(body.get("session").getAsString()).isEqualTo(session);
            assertThat(body.get("watch").getAsString()).isEqualTo("arousal");

            Matcher signature = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})").matcher(delivery.signature());
            assertThat(signature.matches()).isTrue();
            String key = server.json("/webhook-key").get("key").getAsString();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected =
                    mac.doFinal((signature.group(1) + "." + delivery.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(signature.group(2)).isEqualTo(HexFormat.of().formatHex(expected));
            assertThat(Long.parseLong(signature.group(1)))
                    .isBetween(System.currentTimeMillis() / 1000 - 60, System.currentTimeMillis() / 1000 + 1);
            assertNothingWaits(server);
        }
    }

    @Test
    void isTriedAgainUntilItIsTaken() throws Exception {
        try (RunningServer server = RunningServer.start(options(true));
                WebhookReceiver receiver = WebhookReceiver.open()) {
            receiver.answer(500);
            alert(server, receiver.url("/"));
            Delivery first = Objects.requireNonNull(receiver.next(10));
            JsonObject failed = waitForFailure(server);
            assertThat(failed.get("lastFailure").getAsString()).isEqualTo("it answered 500");
            receiver.answer(200);
            Delivery second = Objects.requireNonNull(receiver.next(10));
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.body()).isEqualTo(first.body());
            assertNothingWaits(server);
        }
    }

    @Test
    void waitsForTheNextStart() throws Exception {
        int port;
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            port = receiver.port();
        }
        try (RunningServer server = RunningServer.start(options(true))) {
            alert(server, "http://127.0.0.1:" + port + "/");
            waitForFailure(server);
        }
        try (WebhookReceiver receiver = WebhookReceiver.at(port);
                RunningServer server = RunningServer.start(options(true))) {
            assertThat(receiver.next(30)).isNotNull();
            assertNothingWaits(server);
            assertThat(receiver.next(1)).isNull();
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (RunningServer server = RunningServer.start(options(true));
                WebhookReceiver receiver = WebhookReceiver.open()) {
            receiver.answer(302);
            alert(server, receiver.url("/here"));
            assertThat(waitForFailure(server).get("lastFailure").getAsString())
                    .isEqualTo("it answered 302, and redirects are not followed");
            assertThat(Objects.requireNonNull(receiver.next(1)).path()).isEqualTo("/here");
            Delivery again = receiver.next(1);
            assertThat(again == null ? "/here" : again.path()).isEqualTo("/here");
        }
    }

    /** A name passes when the rule is made; what it stands for is judged when the connection is opened. */
    @Test
    void privateAddressesAreRefusedWhenTheyAreLookedUp() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            try (RunningServer server = RunningServer.start(options(true))) {
                receiver.answer(500);
                alert(server, receiver.url("/"));
                waitForFailure(server);
            }
            while (receiver.next(0) != null) {
                receiver.answer(200);
            }
            // The same outbox under a server that no longer allows it.
            try (RunningServer server = RunningServer.start(options(false))) {
                JsonObject before = waiting(server).get(0).getAsJsonObject();
                for (int i = 0; i < 100; i++) {
                    JsonObject now = waiting(server).get(0).getAsJsonObject();
                    if (now.get("attempts").getAsInt() > before.get("attempts").getAsInt()) {
                        break;
                    }
                    Thread.sleep(100);
                }
                assertThat(waiting(server)
                                .get(0)
                                .getAsJsonObject()
                                .get("lastFailure")
                                .getAsString())
                        .contains("is not an address of the public Internet");
                assertThat(receiver.next(0)).isNull();
            }
        }
    }

    @Test
    void aDeletedSessionSendsNothingMore() throws Exception {
        try (RunningServer server = RunningServer.start(options(true));
                WebhookReceiver receiver = WebhookReceiver.open()) {
            receiver.answer(500);
            String session = alert(server, receiver.url("/"));
            waitForFailure(server);
            assertThat(server.call("DELETE", "/sessions/" + session, "").statusCode())
                    .isEqualTo(204);
            assertThat(waiting(server)).isEmpty();
        }
    }
}
