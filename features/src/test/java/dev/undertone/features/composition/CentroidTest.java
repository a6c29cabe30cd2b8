package dev.undertone.features.composition;

class CentroidTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "spectral-centroid";
    }
}
