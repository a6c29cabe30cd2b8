package dev.undertone.training.experiment;

import dev.undertone.corpora.split.ClipCopy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that copies of training recordings may be mixed with. */
final class TrainedFiles {

    private TrainedFiles() {}

    /**
     * Files of which nothing is tested: a long recording may have parts on both sides.
     *
     * @param train what is trained on
     * @param all everything of the experiment
     * @throws IllegalArgumentException if there are none
     */
    static List<Path> of(List<ClipCopy> train, List<ClipCopy> all) {
        Set<ClipCopy> trained = new HashSet<>(train);
        Set<Path> heard = new HashSet<>();
        all.stream()
                .filter(c -> !trained.contains(c))
                .forEach(c -> heard.add(c.utterance().file()));
        List<Path> files = train.stream()
                .map(c -> c.utterance().file())
                .filter(file -> !heard.contains(file))
                .distinct()
                .sorted()
                .toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException("babble needs recordings of which every part is trained on, but each has"
                    + " parts that are tested; name a folder of speech: babble:folder=PATH");
        }
        return files;
    }
}
