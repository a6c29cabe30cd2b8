package dev.undertone.server.internal;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters in the text format of Prometheus, version 0.0.4. Thread-safe. */
public final class Metrics {

    private static final double[] LATENCY_SECONDS = {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};

    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final LongAdder windows = new LongAdder();
    private final LongAdder refusedStreams = new LongAdder();
    private final LongAdder uploads = new LongAdder();
    private final LongAdder alerts = new LongAdder();
    private final LongAdder webhooksDelivered = new LongAdder();
    private final LongAdder webhooksFailed = new LongAdder();
    private final LongAdder[] latency = new LongAdder[LATENCY_SECONDS.length + 1];
    private final LongAdder latencyMicros = new LongAdder();

    public Metrics() {
        for (int i = 0; i < latency.length; i++) {
            latency[i] = new LongAdder();
        }
    }

    /** An answered request; the route, never the path. */
    public void request(String method, String route, int status) {
        String labels = "method=\"" + method + "\",route=\"" + route + "\",status=\"" + status + '"';
        requests.computeIfAbsent(labels, key -> new LongAdder()).increment();
    }

    /** A live window that was stored and sent, so long after the message with its last sample came in. */
    public void window(long nanos) {
        windows.increment();
        latencyMicros.add(nanos / 1000);
        int bucket = 0;
        while (bucket < LATENCY_SECONDS.length && nanos > LATENCY_SECONDS[bucket] * 1e9) {
            bucket++;
        }
        latency[bucket].increment();
    }

    public void streamRefused() {
        refusedStreams.increment();
    }

    public void uploadAnalysed() {
        uploads.increment();
    }

    public void alert() {
        alerts.increment();
    }

    public void webhookDelivered() {
        webhooksDelivered.increment();
    }

    /** An attempt that will be made again, or was the last one. */
    public void webhookFailed() {
        webhooksFailed.increment();
    }

    /** The exposition; {@code streams} tells how many are open now. */
    public String render(LongSupplier streams) {
        StringBuilder out = new StringBuilder(2048);
        gauge(out, "undertone_streams", "Live streams that are held.", streams.getAsLong());
        counter(out, "undertone_streams_refused_total", "Live streams refused at the limit.", refusedStreams.sum());
        counter(out, "undertone_windows_total", "Live windows stored and sent.", windows.sum());
        counter(out, "undertone_uploads_total", "Uploads analysed.", uploads.sum());
        counter(out, "undertone_alerts_total", "Alerts raised by live streams.", alerts.sum());
        counter(
                out,
                "undertone_webhooks_delivered_total",
                "Webhooks taken by their receivers.",
                webhooksDelivered.sum());
        counter(out, "undertone_webhook_failures_total", "Attempts at webhooks that failed.", webhooksFailed.sum());
        out.append("# HELP undertone_window_latency_seconds From a window's last audio message to its event.\n");
        out.append("# TYPE undertone_window_latency_seconds histogram\n");
        long sum = 0;
        for (int i = 0; i < latency.length; i++) {
            sum += latency[i].sum();
            String edge = i < LATENCY_SECONDS.length ? Double.toString(LATENCY_SECONDS[i]) : "+Inf";
            out.append("undertone_window_latency_seconds_bucket{le=\"")
                    .append(edge)
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        out.append(
                String.format(Locale.ROOT, "undertone_window_latency_seconds_sum %.6f%n", latencyMicros.sum() / 1e6));
        out.append("undertone_window_latency_seconds_count ").append(sum).append('\n');
        out.append("# HELP undertone_http_requests_total Answered requests.\n");
        out.append("# TYPE undertone_http_requests_total counter\n");
        requests.forEach((labels, count) -> out.append("undertone_http_requests_total{")
                .append(labels)
                .append("} ")
                .append(count.sum())
                .append('\n'));
        Runtime runtime = Runtime.getRuntime();
        gauge(out, "jvm_memory_used_bytes", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        gauge(out, "jvm_memory_max_bytes", "The most heap.", runtime.maxMemory());
        return out.toString();
    }

    private static void gauge(StringBuilder out, String name, String help, long value) {
        sample(out, name, help, "gauge", value);
    }

    private static void counter(StringBuilder out, String name, String help, long value) {
        sample(out, name, help, "counter", value);
    }

    private static void sample(StringBuilder out, String name, String help, String type, long value) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        out.append(name).append(' ').append(value).append('\n');
    }
}
