package dev.undertone.features.composition;

class MfccExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "mfcc: {coefficients: 13, melBands: 40}";
    }
}
