package dev.undertone.training.classic;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost on one thread: rows in, trees out. Close it. */
final class XgBoost implements AutoCloseable {

    private final DMatrix rows;

    /** @param rows {@code [rows][dims]}, all finite */
    XgBoost(float[][] rows, float[] weights) {
        int dims = rows[0].length;
        float[] flat = new float[rows.length * dims];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * dims, dims);
        }
        try {
            this.rows = new DMatrix(flat, rows.length, dims, Float.NaN);
            this.rows.setWeight(weights);
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** A trained model. Close it. */
    final class Model implements AutoCloseable {
        private final Booster booster;

        private Model(Booster booster) {
            this.booster = booster;
        }

        byte[] json() {
            try {
                return booster.toByteArray("json");
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }

        /** What it predicts for the training rows, {@code [rows][outputs]}. */
        float[][] predictions() {
            try {
                return booster.predict(rows);
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            booster.dispose();
        }
    }

    /** Trains for some rounds, each of as many trees per output as the parameters say. */
    Model train(float[] targets, Map<String, Object> parameters, int rounds, long seed) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("nthread", 1);
        all.put("seed", (int) (seed >>> 33));
        all.put("tree_method", "hist");
        all.put("base_score", 0);
        all.put("verbosity", 0);
        try {
            rows.setLabel(targets);
            return new Model(XGBoost.train(rows, all, rounds, Map.of(), null, null));
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        rows.dispose();
    }

    private static IllegalStateException failed(XGBoostError e) {
        return new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
    }
}
