package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Map;

/** AESDD: {@code a03 (4)}, that is emotion, sentence, speaker; a letter behind marks a further take. No neutral speech. */
public final class AesddReader extends NamedFilesReader {

    public AesddReader() {
        super(
                new CorpusDescriptor(
                        "aesdd",
                        "AESDD",
                        "Vryzas et al. 2018, doi:10.17743/jaes.2018.0036",
                        "free for research",
                        Access.byHand(
                                "http://m3c.web.auth.gr/research/aesdd-speech-emotion-recognition",
                                "download the archive linked there"),
                        LabelSet.parse("happy,sad,angry,fearful,disgust"),
                        List.of("el-GR"),
                        Map.of()),
                "(?<emotion>[adfhs])(?<sentence>[0-9]{2}) ?\\((?<speaker>[0-9]+)\\)[a-z]?",
                "a03 (4)",
                Map.of(
                        "a",
                        Emotion.ANGRY,
                        "d",
                        Emotion.DISGUST,
                        "f",
                        Emotion.FEARFUL,
                        "h",
                        Emotion.HAPPY,
                        "s",
                        Emotion.SAD));
    }
}
