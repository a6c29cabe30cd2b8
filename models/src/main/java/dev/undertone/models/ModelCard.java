package dev.undertone.models;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.models.ModelManifest.Figures;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.ModelManifest.TrainingCorpus;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The model card in Markdown: what the manifest says, and what holds for every such model.
 *
 * @see <a href="https://doi.org/10.1145/3287560.3287596">Mitchell et al. (2019), Model cards for model reporting</a>
 */
final class ModelCard {

    private static final String USES = """
            ## Intended uses

            - Research and teaching on emotion in speech.
            - Tools by which people look at recordings of themselves, or of others who have freely agreed.
            - Pointing a person to passages worth listening to; that person judges, not the model.

            ## Not for

            - Telling truth from lies. A voice does not show it, and neither does this model.
            - Decisions about a person: hiring, pay, grades, credit, insurance, policing, migration, diagnosis.
            - Inferring emotions of people at work or in education: prohibited in the European Union except for medical
              or safety reasons (Regulation (EU) 2024/1689, Artificial Intelligence Act, Article 5(1)(f)).
            - Use on people who were not told: whoever is exposed to emotion recognition must be informed (the same Act,
              Article 50(3)), and processing voices needs a lawful basis such as freely given, informed, revocable
              consent (Regulation (EU) 2016/679, General Data Protection Regulation, Articles 6, 7 and 9).

            ## What the scores mean

            The model says which acted emotion of its training recordings a stretch of speech sounds most like. It does
            not know what a person feels. A confidence of 0.7 is meant to be right in about seven of ten such answers on
            speech like that of the figures above; on other voices, languages, microphones and rooms it is less.
            """;

    /** As the Creative Commons licences write it. */
    private static final Pattern NON_COMMERCIAL = Pattern.compile("\\bNC\\b");

    private ModelCard() {}

    static String render(ModelManifest manifest) {
        StringBuilder out = new StringBuilder();
        out.append("# Model card: ")
                .append(manifest.info().name())
                .append(", version ")
                .append(manifest.info().version())
                .append("\n\n")
                .append(manifest.description())
                .append("\n\n");
        out.append("Emotions: ")
                .append(String.join(", ", manifest.labels().ids()))
                .append(".\n\n");
        licence(manifest, out);
        corpora(manifest, out);
        figures(manifest, out);
        weaknesses(manifest, out);
        out.append(USES).append('\n');
        making(manifest, out);
        return out.toString();
    }

    private static void licence(ModelManifest manifest, StringBuilder out) {
        out.append("## Licence of the data\n\n").append(manifest.dataLicence()).append("\n\n");
        if (NON_COMMERCIAL.matcher(manifest.dataLicence()).find()) {
            out.append(
                    "The recordings are licensed for non-commercial use only; treat these weights as licensed so too.\n\n");
        }
    }

    private static void corpora(ModelManifest manifest, StringBuilder out) {
        out.append("## Trained on\n\n| corpus | language | speakers | utterances | licence |\n|---|---|---|---|---|\n");
        for (TrainingCorpus corpus : manifest.provenance().corpora()) {
            out.append("| ")
                    .append(cell(corpus.name()))
                    .append(" | ")
                    .append(cell(corpus.language()))
                    .append(" | ")
                    .append(corpus.speakers().size())
                    .append(": ")
                    .append(cell(String.join(" ", corpus.speakers())))
                    .append(" | ")
                    .append(corpus.utterances())
                    .append(" | ")
                    .append(cell(corpus.licence()))
                    .append(" |\n");
        }
        out.append('\n');
    }

    private static void figures(ModelManifest manifest, StringBuilder out) {
        out.append("## Figures\n\n");
        if (manifest.figures().isEmpty()) {
            out.append("This model has not been evaluated.\n\n");
        }
        for (Figures figures : manifest.figures()) {
            out.append("### ")
                    .append(figures.name())
                    .append("\n\n")
                    .append(figures.protocol())
                    .append("\n\n| figure | value | 95 % interval |\n|---|---|---|\n");
            for (Figure figure : figures.values()) {
                out.append("| ")
                        .append(cell(figure.metric()))
                        .append(" | ")
                        .append(number(figure.value()))
                        .append(" | ")
                        .append(figure.interval()
                                .map(i -> number(i.low()) + " to " + number(i.high()))
                                .orElse(""))
                        .append(" |\n");
            }
            out.append('\n');
        }
    }

    private static void weaknesses(ModelManifest manifest, StringBuilder out) {
        if (!manifest.weaknesses().isEmpty()) {
            out.append("## Known weaknesses\n\n");
            manifest.weaknesses().forEach(one -> out.append("- ").append(one).append('\n'));
            out.append('\n');
        }
    }

    private static void making(ModelManifest manifest, StringBuilder out) {
        out.append("## How it was made\n\n```\n")
                .append(manifest.provenance().command())
                .append("\n```\n\nUndertone ")
                .append(manifest.provenance().codeVersion())
                .append(", seeds ")
                .append(manifest.provenance().seeds().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
                .append(".\n\n| member | features | scale | weight | with a baseline |\n|---|---|---|---|---|\n");
        for (Member member : manifest.members()) {
            out.append("| ")
                    .append(member.name())
                    .append(" | ")
                    .append(cell(FeatureCatalog.identity(member.featureSet())))
                    .append(" | ")
                    .append(member.scale().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(number(member.weight()))
                    .append(" | ")
                    .append(number(member.weightWithBaseline()))
                    .append(" |\n");
        }
        out.append(String.format(
                Locale.ROOT,
                "\nTemperature %s; an answer below a confidence of %s counts as uncertain.\n",
                number(manifest.calibration().plain().temperature()),
                number(manifest.calibration().plain().confidenceThreshold())));
        if (manifest.baseline().isPresent()) {
            baseline(manifest, out);
        }
    }

    private static void baseline(ModelManifest manifest, StringBuilder out) {
        out.append("""

                With the speaker's baseline (`undertone baseline make`):

                | speech heard | weight of the baseline | temperature | uncertain below |
                |---|---|---|---|
                """);
        for (OperatingPoint point : manifest.calibration().points()) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %.0f s | %s | %s | %s |\n",
                    point.speechSeconds(),
                    number(point.baselineWeight()),
                    number(point.temperature()),
                    number(point.confidenceThreshold())));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
