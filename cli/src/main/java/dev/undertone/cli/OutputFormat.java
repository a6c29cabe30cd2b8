package dev.undertone.cli;

/** How {@code undertone analyze} writes its results. */
enum OutputFormat {
    TABLE,
    JSON,
    JSONL,
    CSV,
    HTML,
    PNG;

    /** Whether it draws the audio too, and so reads it a second time. */
    boolean readsAudioAgain() {
        return this == HTML || this == PNG;
    }
}
