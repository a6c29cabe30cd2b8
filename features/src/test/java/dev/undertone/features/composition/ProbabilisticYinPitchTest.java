package dev.undertone.features.composition;

class ProbabilisticYinPitchTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "f0";
    }
}
