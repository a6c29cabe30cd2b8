package dev.undertone.features.composition;

class MelDecibelsTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "mel-db: {bands: 40, scale: htk}";
    }
}
