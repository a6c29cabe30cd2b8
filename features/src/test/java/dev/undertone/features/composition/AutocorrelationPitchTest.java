package dev.undertone.features.composition;

class AutocorrelationPitchTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "f0: {method: autocorrelation}";
    }
}
