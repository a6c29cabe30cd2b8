package dev.undertone.features;

class Tutorial180Test extends FeatureSetContract {

    @Override
    String id() {
        return "tutorial-180";
    }
}
