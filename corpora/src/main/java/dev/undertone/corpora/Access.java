package dev.undertone.corpora;

import java.util.List;

/**
 * How one comes by a corpus.
 *
 * @param home the address of its own page
 * @param how what to do there, as a sentence without its full stop
 * @param archives what can be downloaded without asking anyone; empty where that is not so
 */
public record Access(Kind kind, String home, String how, List<CorpusArchive> archives) {

    /** On what conditions. */
    public enum Kind {
        /** {@code undertone corpus get} downloads it. */
        DOWNLOAD,
        /** Free, but through a page that a program should not go through in a person's place. */
        BY_HAND,
        /** Its owners must be asked, or a contract signed. */
        ON_REQUEST,
        /** The user's own recordings. */
        OWN
    }

    public Access {
        archives = List.copyOf(archives);
    }

    /** Anyone may download these archives. */
    public static Access download(String home, String... addresses) {
        return new Access(
                Kind.DOWNLOAD,
                home,
                "free download",
                List.of(addresses).stream().map(CorpusArchive::at).toList());
    }

    /** Anyone may download this archive, whose home states an MD5 checksum. */
    public static Access downloadWithMd5(String home, String address, String md5) {
        return new Access(Kind.DOWNLOAD, home, "free download", List.of(CorpusArchive.at(address, md5)));
    }

    /** Free, by hand. */
    public static Access byHand(String home, String how) {
        return new Access(Kind.BY_HAND, home, how, List.of());
    }

    /** The owners are asked. */
    public static Access onRequest(String home, String how) {
        return new Access(Kind.ON_REQUEST, home, how, List.of());
    }

    /** The user has it already. */
    public static Access own() {
        return new Access(Kind.OWN, "this machine", "your own recordings", List.of());
    }
}
