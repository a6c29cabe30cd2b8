package dev.undertone.features.composition;

class BandwidthTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "spectral-bandwidth";
    }
}
