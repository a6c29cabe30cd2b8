package dev.undertone.server.internal.webhook;

import dev.undertone.server.internal.Services;
import dev.undertone.storage.OutboxStore;
import dev.undertone.storage.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Delivers what waits in the outbox, until it was taken or is three days old. After the n-th failure it waits 2ⁿ seconds,
 * at most an hour, less up to a half at random, so that what failed together does not come back together. A message that was
 * taken just before the process died is sent again: receivers tell by its {@code Undertone-Delivery}.
 */
public final class WebhookDelivery implements AutoCloseable {

    private static final int AT_ONCE = 4;
    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final Duration LEASE = WebhookSender.LONGEST.multipliedBy(2);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int GONE = 410;
    private static final int WAIT_SECONDS = 2;

    private final Services services;
    private final OutboxStore outbox;
    private final RandomGenerator random;
    private final WebhookSender sender;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "undertone-webhook"));
    private final Thread dispatcher = daemon(this::dispatch, "undertone-outbox");
    private volatile boolean stopping;

    public WebhookDelivery(Services services, RandomGenerator random) {
        this.services = services;
        this.outbox = services.database().outbox();
        this.random = random;
        this.sender = new WebhookSender(services.permissions().privateWebhooks());
        dispatcher.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** There is something new to deliver. */
    public void wake() {
        news.release();
    }

    private void dispatch() {
        try {
            while (!stopping) {
                free.acquire();
                free.release();
                int claimed = claim();
                if (claimed == 0 && news.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int claim() throws InterruptedException {
        List<Webhook> due;
        try {
            due = outbox.claim(services.clock().instant(), LEASE, Math.max(1, free.availablePermits()));
        } catch (RuntimeException e) {
            services.log().failure("the reading of the outbox", e);
            return 0;
        }
        for (Webhook webhook : due) {
            free.acquire();
            threads.execute(() -> {
                try {
                    deliver(webhook);
                } catch (RuntimeException e) {
                    services.log().failure("the delivery of a webhook", e);
                } finally {
                    free.release();
                }
            });
        }
        return due.size();
    }

    private void deliver(Webhook webhook) {
        Instant now = services.clock().instant();
        byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Undertone");
        headers.put("Undertone-Delivery", webhook.id());
        headers.put("Undertone-Signature", WebhookSignature.of(key(services), now, body));
        String failure;
        boolean gone = false;
        try {
            int status = sender.post(URI.create(webhook.url()), headers, body);
            if (status >= 200 && status < 300) {
                outbox.remove(webhook.id());
                services.metrics().webhookDelivered();
                return;
            }
            gone = status == GONE;
            failure =
                    "it answered " + status + (status >= 300 && status < 400 ? ", and redirects are not followed" : "");
        } catch (UnknownHostException e) {
            failure = "its host has no address";
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }
        services.metrics().webhookFailed();
        if (gone || webhook.createdAt().plus(GIVE_UP_AFTER).isBefore(now)) {
            services.log().note("a webhook was given up after " + (webhook.attempts() + 1) + " attempts");
            outbox.remove(webhook.id());
        } else {
            outbox.failed(webhook.id(), failure, services.clock().instant().plus(pause(webhook.attempts() + 1)));
        }
    }

    private Duration pause(int failures) {
        double seconds = Math.min((double) LONGEST_WAIT.toSeconds(), Math.pow(2, failures));
        return Duration.ofMillis(Math.round(1000 * seconds * (1 - 0.5 * random.nextDouble())));
    }

    /** The key of the signatures, the same for all servers of a database; made when it is first needed. */
    public static String key(Services services) {
        return services.database()
                .outbox()
                .signingKey(services.ids().next() + services.ids().next());
    }

    @Override
    public void close() {
        stopping = true;
        dispatcher.interrupt();
        threads.shutdown();
        try {
            dispatcher.join();
            if (!threads.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
                services.log().note("a webhook is still on its way; it is sent again after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
