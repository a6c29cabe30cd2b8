package dev.undertone.features.composition;

class DeltaExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "delta: {of: mfcc, order: 2}";
    }

    @Override
    String before() {
        return "mfcc: {coefficients: 13, melBands: 40}";
    }
}
