package dev.undertone.features.composition;

class RolloffTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "spectral-rolloff: {share: 0.25}";
    }
}
