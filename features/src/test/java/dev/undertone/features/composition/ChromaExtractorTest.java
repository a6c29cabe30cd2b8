package dev.undertone.features.composition;

class ChromaExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "chroma: {spectrum: magnitude}";
    }
}
