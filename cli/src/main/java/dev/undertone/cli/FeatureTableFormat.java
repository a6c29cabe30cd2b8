package dev.undertone.cli;

/** How {@code undertone features} writes its table. */
enum FeatureTableFormat {
    CSV,
    ARFF,
    NPY,
    JSON,
    JSONL,
    /** Known, so that its absence can be explained. */
    PARQUET
}
