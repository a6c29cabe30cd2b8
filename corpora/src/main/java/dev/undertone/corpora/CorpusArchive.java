package dev.undertone.corpora;

import java.net.URI;
import java.util.Optional;

/**
 * A zip file that a corpus's home hands out.
 *
 * @param fileName what it is called there
 * @param address where anyone may download it from
 * @param checksum as its home states it; empty where it states none
 */
public record CorpusArchive(String fileName, URI address, Optional<Checksum> checksum) {

    /** The same archive from another server, compared with what its home states. */
    public CorpusArchive from(URI mirror) {
        return new CorpusArchive(fileName, mirror, checksum);
    }

    /** The same archive with a checksum that the user knows. */
    public CorpusArchive with(Checksum known) {
        return new CorpusArchive(fileName, address, Optional.of(known));
    }

    /** An archive whose home states no checksum. */
    static CorpusArchive at(String address) {
        URI uri = URI.create(address);
        return new CorpusArchive(address.substring(address.lastIndexOf('/') + 1), uri, Optional.empty());
    }

    /** An archive whose home states an MD5 checksum. */
    static CorpusArchive at(String address, String md5) {
        CorpusArchive unchecked = at(address);
        return new CorpusArchive(unchecked.fileName, unchecked.address, Optional.of(new Checksum("MD5", md5)));
    }
}
