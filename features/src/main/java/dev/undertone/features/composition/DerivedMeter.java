package dev.undertone.features.composition;

/** A meter that takes all it needs from others, once they are finished. */
abstract class DerivedMeter implements FrameMeter {

    @Override
    public final void accept(FrameBlock block) {}
}
