package dev.undertone.features.composition;

class FluxExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "spectral-flux";
    }
}
