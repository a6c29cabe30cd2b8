package dev.undertone.cli;

import dev.undertone.plots.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Where a picture goes.
 *
 * @param density dots of a PNG per pixel
 */
record PictureFile(Path file, int density) {

    /** @throws IllegalArgumentException if the name does not end in {@code .png} or {@code .svg} */
    static PictureFile of(Path file, int density) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new IllegalArgumentException("--out must end in .png or .svg but was '" + file + "'");
        }
        return new PictureFile(file, density);
    }

    /** Writes it beside its place and moves it there when complete; missing folders are made. */
    void write(Picture picture) throws IOException {
        Path target = file.toAbsolutePath();
        if (target.getParent() != null) {
            Files.createDirectories(target.getParent());
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        Files.write(partial, bytes(picture));
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] bytes(Picture picture) throws IOException {
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".svg")) {
            return picture.svg().getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        if (!ImageIO.write(picture.pixels(density), "png", bytes)) {
            throw new IOException(file + ": this Java cannot write PNG");
        }
        return bytes.toByteArray();
    }
}
