package dev.undertone.corpora;

import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Map;

/**
 * What is known of a corpus without its audio.
 *
 * @param id short lower-case name, such as {@code ravdess}
 * @param citation authors, year and DOI or address of the paper
 * @param licence of the recordings, and so of what is trained on them
 * @param access where to get it and on what conditions
 * @param labels the emotions it holds
 * @param languages BCP 47 tags, such as {@code en-CA}
 * @param knownFaults utterance id to what is wrong with that recording; readers leave these out and say so
 */
public record CorpusDescriptor(
        String id,
        String title,
        String citation,
        String licence,
        Access access,
        LabelSet labels,
        List<String> languages,
        Map<String, String> knownFaults) {

    public CorpusDescriptor {
        languages = List.copyOf(languages);
        knownFaults = Map.copyOf(knownFaults);
    }
}
