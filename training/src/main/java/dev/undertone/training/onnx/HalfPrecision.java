package dev.undertone.training.onnx;

/** IEEE 754 binary16, rounded to nearest, ties to even. The JDK has this from 20 on. */
final class HalfPrecision {

    private static final float LARGEST = 65504;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;

    private HalfPrecision() {}

    /**
     * The bits of the half-precision number nearest to {@code value}.
     *
     * @throws IllegalArgumentException if it is not finite or beyond ±65504
     */
    static short of(float value) {
        float magnitude = Math.abs(value);
        if (!(magnitude <= LARGEST)) {
            throw new IllegalArgumentException("weights must be in ±" + LARGEST
                    + " to be stored in half precision but one was " + value + "; use WeightPrecision.SINGLE");
        }
        int bits;
        if (magnitude < SMALLEST_NORMAL) {
            bits = (int) Math.rint(magnitude / SMALLEST_SUBNORMAL);
        } else {
            int exponent = Math.getExponent(magnitude);
            int significand = (int) Math.rint(Math.scalb(magnitude, 10 - exponent)) - (1 << 10);
            // A significand rounded up to the next power of two carries into the exponent by itself.
            bits = ((exponent + 15) << 10) + significand;
        }
        return (short) (value < 0 ? bits | 0x8000 : bits);
    }

    /** The number that half-precision bits stand for. */
    static float toFloat(short half) {
        int exponent = half >> 10 & 0x1F;
        int significand = half & 0x3FF;
        float magnitude = exponent == 0
                ? significand * SMALLEST_SUBNORMAL
                : exponent == 0x1F
                        ? (significand == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : Math.scalb((float) (significand + (1 << 10)), exponent - 25);
        return half < 0 ? -magnitude : magnitude;
    }
}
