package dev.undertone.training.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The values that a search tries for one setting. */
public sealed interface SearchAxis {

    /** A value at random. */
    Object draw(RandomGenerator random);

    /** A value near another one. */
    Object near(Object value, RandomGenerator random);

    /** The values of a grid. */
    List<Object> grid();

    /** Some values, in any order. */
    record Choices(List<Object> values) implements SearchAxis {

        public Choices {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values to try must be at least one but were none");
            }
        }

        @Override
        public Object draw(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public Object near(Object value, RandomGenerator random) {
            List<Object> others = new ArrayList<>(values);
            others.remove(value);
            return others.isEmpty() ? value : others.get(random.nextInt(others.size()));
        }

        @Override
        public List<Object> grid() {
            return values;
        }
    }

    /**
     * Numbers between two.
     *
     * @param logarithmic whether steps are factors
     * @param whole whether they are whole numbers
     */
    record Range(double from, double to, boolean logarithmic, boolean whole) implements SearchAxis {

        private static final int GRID = 5;
        private static final double STEP = 0.2;

        public Range {
            if (!(from < to) || (logarithmic && !(from > 0))) {
                throw new IllegalArgumentException("from must be below to" + (logarithmic ? " and above 0" : "")
                        + " but they were " + from + " and " + to);
            }
        }

        @Override
        public Object draw(RandomGenerator random) {
            return at(random.nextDouble());
        }

        @Override
        public Object near(Object value, RandomGenerator random) {
            double place = place(((Number) value).doubleValue()) + STEP * random.nextGaussian();
            return at(Math.max(0, Math.min(1, place)));
        }

        @Override
        public List<Object> grid() {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < GRID; i++) {
                Object value = at((double) i / (GRID - 1));
                if (!values.contains(value)) {
                    values.add(value);
                }
            }
            return values;
        }

        private double place(double value) {
            return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        }

        private Object at(double place) {
            double value = logarithmic ? from * Math.pow(to / from, place) : from + place * (to - from);
            double inside = Math.max(from, Math.min(to, value));
            return whole ? (Object) (int) Math.round(inside) : (Object) inside;
        }
    }

    /** Lists of whole numbers, such as the sizes of hidden layers. */
    record Layers(int fewest, int most, Range size) implements SearchAxis {

        public Layers {
            if (fewest < 1 || most < fewest || most > 8) {
                throw new IllegalArgumentException(
                        "layers must be in 1..8, the fewest first, but were " + fewest + " and " + most);
            }
        }

        @Override
        public Object draw(RandomGenerator random) {
            List<Object> sizes = new ArrayList<>();
            int count = random.nextInt(fewest, most + 1);
            for (int i = 0; i < count; i++) {
                sizes.add(size.draw(random));
            }
            return List.copyOf(sizes);
        }

        @Override
        public Object near(Object value, RandomGenerator random) {
            List<Object> sizes = new ArrayList<>((List<?>) value);
            int what = random.nextInt(3);
            if (what == 0 && sizes.size() < most) {
                sizes.add(random.nextInt(sizes.size() + 1), size.draw(random));
            } else if (what == 1 && sizes.size() > fewest) {
                sizes.remove(random.nextInt(sizes.size()));
            } else {
                int layer = random.nextInt(sizes.size());
                sizes.set(layer, size.near(sizes.get(layer), random));
            }
            return List.copyOf(sizes);
        }

        @Override
        public List<Object> grid() {
            List<Object> values = new ArrayList<>();
            List<List<Object>> longer = List.of(List.of());
            for (int count = 1; count <= most; count++) {
                List<List<Object>> next = new ArrayList<>();
                for (List<Object> start : longer) {
                    for (Object last : size.grid()) {
                        List<Object> all = new ArrayList<>(start);
                        all.add(last);
                        next.add(List.copyOf(all));
                    }
                }
                longer = next;
                if (count >= fewest) {
                    values.addAll(next);
                }
            }
            return values;
        }
    }
}
