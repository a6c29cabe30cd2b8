package dev.undertone.features.composition;

class YinPitchTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "f0: {method: yin, minHz: 80}";
    }
}
