package dev.undertone.features;

class Tutorial193Test extends FeatureSetContract {

    @Override
    String id() {
        return "tutorial-193";
    }
}
