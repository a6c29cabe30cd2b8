/** Results as people and programs want them: table, JSON, CSV, HTML report, PNG plot. */
@NullMarked
package dev.undertone.cli.output;

import org.jspecify.annotations.NullMarked;
