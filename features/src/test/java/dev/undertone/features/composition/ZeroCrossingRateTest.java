package dev.undertone.features.composition;

class ZeroCrossingRateTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "zero-crossing-rate";
    }
}
