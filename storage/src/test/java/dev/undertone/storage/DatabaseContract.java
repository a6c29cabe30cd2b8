package dev.undertone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps in the same way. */
abstract class DatabaseContract {

    private static final Instant NOW = Instant.parse("2026-03-01T10:07:30.250Z");
    private static final Consent CONSENT = new Consent("Ada", NOW, "1");

    private Database database;
    private SessionStore sessions;

    /** An empty database. */
    abstract Database open() throws IOException;

    @BeforeEach
    void start() throws IOException {
        database = open();
        sessions = database.sessions();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private Recording recording(String id, Recording.State state) {
        Recording recording = new Recording(
                id,
                Recording.Kind.UPLOAD,
                "call Ünïcode 🎙.wav",
                state,
                NOW,
                1L << 33,
                12.5,
                48_000,
                true,
                Optional.of(id + ".audio"),
                Optional.empty(),
                CONSENT);
        database.recordings().add(recording);
        return recording;
    }

    private StoredSession session(String id, Recording recording, Instant startedAt, @Nullable String person) {
        StoredSession session = new StoredSession(
                id,
                recording,
                "mix",
                Optional.ofNullable(person),
                Optional.empty(),
                "undertone-ravdess",
                "1",
                StoredSession.State.LIVE,
                "here",
                startedAt,
                0,
                Optional.empty(),
                "{}");
        sessions.add(session);
        return session;
    }

    private static StoredEvent window(long number, Instant at, String verdict, @Nullable String emotion) {
        Optional<Judgement.Likeliest> likeliest =
                Optional.ofNullable(emotion).map(e -> new Judgement.Likeliest(e, 0.75));
        return new StoredEvent(
                number, "window", at, number, number + 3, Optional.of(new Judgement(verdict, likeliest)), "{\"n\":1}");
    }

    @Test
    void aRecordingComesBackAsItWas() {
        Recording recording = recording("r1", Recording.State.AWAITING_AUDIO);
        assertThat(database.recordings().find("r1")).contains(recording);
        assertThat(database.recordings().find("r2")).isEmpty();
        Recording failed = new Recording(
                "r1",
                recording.kind(),
                "other",
                Recording.State.FAILED,
                NOW,
                7,
                0,
                0,
                false,
                Optional.empty(),
                Optional.of("no audio"),
                CONSENT);
        database.recordings().update(failed);
        assertThat(database.recordings().find("r1")).contains(failed);
    }

    @Test
    void recordingsAreListedNewestFirstAndTheUnfinishedFound() {
        recording("r1", Recording.State.DONE);
        recording("r2", Recording.State.RECEIVED);
        recording("r3", Recording.State.ANALYSING);
        assertThat(database.recordings().list(NOW.plusMillis(1), 2))
                .extracting(Recording::id)
                .containsExactly("r3", "r2");
        assertThat(database.recordings().list(NOW, 2)).isEmpty();
        assertThat(database.recordings().unfinished()).extracting(Recording::id).containsExactlyInAnyOrder("r2", "r3");
    }

    @Test
    void aSessionComesBackAsItWasAndAsItBecame() {
        StoredSession session = session("s1", recording("r1", Recording.State.DONE), NOW, "Bob");
        assertThat(sessions.find("s1")).contains(session);
        StoredSession ended = new StoredSession(
                "s1",
                session.recording(),
                "mix",
                Optional.empty(),
                Optional.of("bob"),
                session.modelName(),
                session.modelVersion(),
                StoredSession.State.ENDED,
                "there",
                NOW,
                61.25,
                Optional.of(new Judgement("recognised", Optional.of(new Judgement.Likeliest("angry", 0.5)))),
                "{\"warnings\":[]}");
        sessions.update(ended);
        assertThat(sessions.find("s1")).contains(ended);
    }

    @Test
    void sessionsAreFilteredByTimeEmotionAndPersonAndComeInPages() {
        Recording recording = recording("r1", Recording.State.DONE);
        session("s1", recording, NOW, "Ada");
        session("s2", recording, NOW.plusSeconds(60), "Bob");
        session("s3", recording, NOW.plusSeconds(60), "Ada");
        sessions.append(List.of(
                new SessionStore.Batch("s1", List.of(window(1, NOW, "recognised", "angry"))),
                new SessionStore.Batch("s2", List.of(window(1, NOW, "uncertain", "angry")))));

        SessionQuery all = SessionQuery.defaults();
        assertThat(ids(all)).containsExactly("s3", "s2", "s1");
        Optional<Instant> minute = Optional.of(NOW.plusSeconds(60));
        Optional<String> none = Optional.empty();
        assertThat(ids(new SessionQuery(minute, Optional.empty(), none, none, none, none, 9)))
                .containsExactly("s3", "s2");
        assertThat(ids(new SessionQuery(Optional.empty(), minute, none, none, none, none, 9)))
                .containsExactly("s1");
        assertThat(ids(new SessionQuery(Optional.empty(), Optional.empty(), Optional.of("angry"), none, none, none, 9)))
                .as("only what was recognised")
                .containsExactly("s1");
        assertThat(ids(new SessionQuery(Optional.empty(), Optional.empty(), none, Optional.of("Ada"), none, none, 9)))
                .containsExactly("s3", "s1");
        assertThat(ids(new SessionQuery(Optional.empty(), Optional.empty(), none, none, none, Optional.of("s3"), 1)))
                .containsExactly("s2");
        assertThat(ids(all.of("r2"))).isEmpty();
        assertThat(sessions.persons()).containsExactly("Ada", "Bob");
    }

    private List<String> ids(SessionQuery query) {
        return sessions.list(query).stream().map(StoredSession::id).toList();
    }

    @Test
    void eventsAreAppendedOnceAndReadFromWhereTheReaderIs() {
        session("s1", recording("r1", Recording.State.DONE), NOW, null);
        List<StoredEvent> events = LongStream.rangeClosed(1, 300)
                .mapToObj(n -> window(
                        n, NOW.plusSeconds(n), n % 2 == 0 ? "recognised" : "no-speech", n % 2 == 0 ? "sad" : null))
                .toList();
        sessions.append(List.of(new SessionStore.Batch("s1", events)));
        assertThat(sessions.events("s1", 0)).isEqualTo(events);
        assertThat(sessions.events("s1", 298)).isEqualTo(events.subList(298, 300));
        assertThat(sessions.lastEvent("s1")).isEqualTo(300);
        assertThat(sessions.lastEvent("unknown")).isZero();
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAll() {
        session("s1", recording("r1", Recording.State.DONE), NOW, null);
        sessions.append(List.of(new SessionStore.Batch("s1", List.of(window(1, NOW, "no-speech", null)))));
        List<SessionStore.Batch> doubled = List.of(new SessionStore.Batch(
                "s1", List.of(window(2, NOW, "no-speech", null), window(1, NOW, "no-speech", null))));
        assertThatThrownBy(() -> sessions.append(doubled)).isInstanceOf(JdbiException.class);
        assertThat(sessions.lastEvent("s1")).isEqualTo(1);
        Alert alert = new Alert("a1", "rule", "anger", "s1", NOW, 2, "{}");
        List<SessionStore.Batch> alertDoubled = List.of(new SessionStore.Batch(
                "s1",
                List.of(window(2, NOW, "no-speech", null)),
                List.of(alert, alert),
                List.of(webhook("w1", Optional.of("s1"), NOW))));
        assertThatThrownBy(() -> sessions.append(alertDoubled)).isInstanceOf(JdbiException.class);
        assertThat(sessions.lastEvent("s1")).isEqualTo(1);
        assertThat(database.outbox().waiting()).isEmpty();
    }

    @Test
    void aServerFindsWhatItLeftLive() {
        Recording recording = recording("r1", Recording.State.DONE);
        session("s1", recording, NOW, null);
        assertThat(sessions.interrupt("elsewhere")).isZero();
        assertThat(sessions.interrupt("here")).isEqualTo(1);
        assertThat(sessions.find("s1"))
                .hasValueSatisfying(session -> assertThat(session.state()).isEqualTo(StoredSession.State.INTERRUPTED));
    }

    @Test
    void trendsCountWindowsByQuarterOfAnHour() {
        Recording recording = recording("r1", Recording.State.DONE);
        session("s1", recording, NOW, "Ada");
        session("s2", recording, NOW, "Bob");
        Instant quarter = Instant.parse("2026-03-01T10:00:00Z");
        sessions.append(List.of(
                new SessionStore.Batch(
                        "s1",
                        List.of(
                                window(1, NOW, "recognised", "sad"),
                                window(2, NOW, "recognised", "sad"),
                                window(3, NOW, "no-speech", null),
                                window(4, quarter.plusSeconds(900), "recognised", "sad"))),
                new SessionStore.Batch("s2", List.of(window(1, NOW, "recognised", "sad")))));
        assertThat(sessions.trends(quarter, quarter.plusSeconds(3600), Optional.of("Ada")))
                .containsExactly(
                        new TrendSlice(quarter, "no-speech", Optional.empty(), 1),
                        new TrendSlice(quarter, "recognised", Optional.of("sad"), 2),
                        new TrendSlice(quarter.plusSeconds(900), "recognised", Optional.of("sad"), 1));
        assertThat(sessions.trends(quarter, quarter.plusSeconds(900), Optional.empty()))
                .contains(new TrendSlice(quarter, "recognised", Optional.of("sad"), 3));
    }

    @Test
    void deletingASessionTakesAllOfItAndNothingElse() {
        Recording recording = recording("r1", Recording.State.DONE);
        session("s1", recording, NOW, null);
        session("s2", recording, NOW, null);
        sessions.append(List.of(
                new SessionStore.Batch("s1", List.of(window(1, NOW, "no-speech", null))),
                new SessionStore.Batch("s2", List.of(window(1, NOW, "no-speech", null)))));
        database.notes().add(new Note("n1", "s1", 1.5, "raised voice", NOW));
        sessions.append(List.of(new SessionStore.Batch(
                "s1",
                List.of(),
                List.of(new Alert("a1", "rule", "anger", "s1", NOW, 2, "{}")),
                List.of(webhook("w1", Optional.of("s1"), NOW)))));

        assertThat(sessions.delete("s1")).isTrue();
        assertThat(sessions.delete("s1")).isFalse();
        assertThat(sessions.events("s1", 0)).isEmpty();
        assertThat(database.notes().of("s1")).isEmpty();
        assertThat(database.outbox().waiting()).isEmpty();
        assertThat(database.alerts().history(Instant.EPOCH, NOW.plusSeconds(1), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
        assertThat(sessions.events("s2", 0)).hasSize(1);

        assertThat(database.recordings().delete("r1")).isTrue();
        assertThat(sessions.find("s2")).isEmpty();
    }

    @Test
    void notesCanBeWrittenMovedAndRemoved() {
        session("s1", recording("r1", Recording.State.DONE), NOW, null);
        Note late = new Note("n1", "s1", 9, "late", NOW);
        Note early = new Note("n2", "s1", 1, "early", NOW);
        database.notes().add(late);
        database.notes().add(early);
        assertThat(database.notes().of("s1")).containsExactly(early, late);
        Note moved = new Note("n1", "s1", 0.5, "moved", NOW);
        assertThat(database.notes().update(moved)).isTrue();
        assertThat(database.notes().of("s1")).containsExactly(moved, early);
        assertThat(database.notes().delete("other", "n1")).isFalse();
        assertThat(database.notes().delete("s1", "n1")).isTrue();
        assertThat(database.notes().of("s1")).containsExactly(early);
    }

    @Test
    void baselinesAreBytesByName() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        database.baselines().put("ada", new byte[] {1}, NOW);
        database.baselines().put("ada", all, NOW.plusSeconds(1));
        assertThat(database.baselines().find("ada"))
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(all));
        assertThat(database.baselines().list())
                .containsExactly(new BaselineStore.Entry("ada", 256, NOW, NOW.plusSeconds(1)));
        assertThat(database.baselines().delete("ada")).isTrue();
        assertThat(database.baselines().find("ada")).isEmpty();
    }

    @Test
    void rulesChangeAndTheirHistoryStays() {
        session("s1", recording("r1", Recording.State.DONE), NOW, null);
        AlertRule rule = new AlertRule("a", "anger", true, "{\"emotion\":\"angry\"}", NOW, NOW);
        database.alerts().addRule(rule);
        assertThat(database.alerts().findRule("a")).contains(rule);
        AlertRule off = new AlertRule("a", "anger off", false, "{}", NOW, NOW.plusSeconds(5));
        assertThat(database.alerts().updateRule(off)).isTrue();
        assertThat(database.alerts().rules()).containsExactly(off);
        Alert alert = new Alert("x", "a", "anger", "s1", NOW, 4.5, "{\"p\":0.9}");
        sessions.append(List.of(new SessionStore.Batch("s1", List.of(), List.of(alert), List.of())));
        assertThat(database.alerts().deleteRule("a")).isTrue();
        assertThat(database.alerts().updateRule(off)).isFalse();
        assertThat(database.alerts().history(NOW, NOW.plusMillis(1), Optional.of("a"), Optional.of("s1"), 1))
                .containsExactly(alert);
        assertThat(database.alerts().history(NOW, NOW.plusMillis(1), Optional.of("b"), Optional.empty(), 1))
                .isEmpty();
    }

    private static Webhook webhook(String id, Optional<String> session, Instant due) {
        return new Webhook(id, session, "https://example.org/hook", "{}", NOW, 0, due, Optional.empty());
    }

    @Test
    void aMessageIsTakenByOneServerAtATime() {
        session("s1", recording("r1", Recording.State.DONE), NOW, null);
        sessions.append(List.of(new SessionStore.Batch(
                "s1",
                List.of(),
                List.of(),
                List.of(
                        webhook("w1", Optional.empty(), NOW),
                        webhook("w2", Optional.of("s1"), NOW.plusSeconds(600))))));
        Duration lease = Duration.ofSeconds(30);
        assertThat(database.outbox().claim(NOW, lease, 9))
                .extracting(Webhook::id)
                .containsExactly("w1");
        assertThat(database.outbox().claim(NOW, lease, 9)).isEmpty();
        assertThat(database.outbox().claim(NOW.plus(lease), lease, 9))
                .as("its server died")
                .extracting(Webhook::id)
                .containsExactly("w1");
        database.outbox().failed("w1", "refused", NOW.plusSeconds(60));
        assertThat(database.outbox().waiting().get(0)).satisfies(waiting -> {
            assertThat(waiting.attempts()).isEqualTo(1);
            assertThat(waiting.lastFailure()).contains("refused");
        });
        database.outbox().remove("w1");
        assertThat(database.outbox().waiting()).extracting(Webhook::id).containsExactly("w2");
    }

    @Test
    void theKeyOfSignaturesStaysTheFirst() {
        assertThat(database.outbox().signingKey("first")).isEqualTo("first");
        assertThat(database.outbox().signingKey("second")).isEqualTo("first");
    }

    @Test
    void tokensExpireAndAreRevoked() {
        TokenStore tokens = database.tokens();
        byte[] server = {1, 2, 3};
        byte[] browser = {4, 5, 6};
        tokens.add("t1", TokenStore.Kind.SERVER, server, NOW, Optional.empty());
        tokens.add("t2", TokenStore.Kind.BROWSER, browser, NOW, Optional.of(NOW.plusSeconds(10)));
        assertThat(tokens.hashes(TokenStore.Kind.SERVER, NOW)).containsExactly(server);
        assertThat(tokens.hashes(TokenStore.Kind.BROWSER, NOW.plusSeconds(9))).containsExactly(browser);
        assertThat(tokens.hashes(TokenStore.Kind.BROWSER, NOW.plusSeconds(10))).isEmpty();
        tokens.deleteExpired(NOW.plusSeconds(11));
        tokens.delete(new byte[] {9});
        assertThat(tokens.hashes(TokenStore.Kind.SERVER, NOW)).hasSize(1);
        assertThat(tokens.hashes(TokenStore.Kind.BROWSER, NOW)).isEmpty();
        tokens.deleteAll(TokenStore.Kind.SERVER);
        assertThat(tokens.hashes(TokenStore.Kind.SERVER, NOW)).isEmpty();
    }

    @Test
    void itAnswers() {
        assertThat(database.answers()).isTrue();
    }
}
