package dev.undertone.features.composition;

class MelExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "mel: {bands: 40}";
    }
}
