package dev.undertone.features.composition;

class FlatnessTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "spectral-flatness";
    }
}
