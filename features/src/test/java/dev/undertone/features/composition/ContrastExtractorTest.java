package dev.undertone.features.composition;

class ContrastExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "spectral-contrast: {octaves: 3}";
    }
}
