package dev.undertone.training.experiment;

import dev.undertone.evaluation.Caveat;
import dev.undertone.evaluation.EvaluationPlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How searches went: every trial, and the best so far. */
final class SearchPlot {

    private record Row(int number, double uar) {}

    private SearchPlot() {}

    static Path write(List<Path> journals, Path root, Optional<Caveat> caveat, Path file) throws IOException {
        Map<String, List<Double>> searches = new LinkedHashMap<>();
        for (Path journal : journals) {
            List<Row> rows = new ArrayList<>();
            for (String line : Files.readAllLines(journal).stream()
                    .skip(1)
                    .filter(l -> !l.isEmpty())
                    .toList()) {
                String[] cells = line.split(",", 4);
                rows.add(new Row(Integer.parseInt(cells[0]), Double.parseDouble(cells[2])));
            }
            rows.sort(Comparator.comparingInt(Row::number));
            if (!rows.isEmpty()) {
                Path folder = journal.getParent();
                String name =
                        folder == null ? "search" : root.relativize(folder).toString();
                searches.put(name, rows.stream().map(Row::uar).toList());
            }
        }
        return EvaluationPlots.searches(searches, caveat, file);
    }
}
