package dev.undertone.features.composition;

class RmsTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "rms";
    }
}
