package dev.undertone.training.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One combination of settings that a search tries.
 *
 * @param number from 1, in the order of proposal
 * @param values by {@code model.setting}
 * @param share of the training clips it is tried on, in (0, 1]
 */
record Trial(int number, Map<String, Object> values, double share) {

    Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Its settings in one line. */
    String describe() {
        return values + (share < 1 ? " on " + Math.round(100 * share) + " % of the clips" : "");
    }
}
