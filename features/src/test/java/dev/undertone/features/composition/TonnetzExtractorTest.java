package dev.undertone.features.composition;

class TonnetzExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "tonnetz";
    }

    @Override
    String before() {
        return "chroma";
    }
}
