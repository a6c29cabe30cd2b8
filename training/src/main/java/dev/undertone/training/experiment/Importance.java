package dev.undertone.training.experiment;

/**
 * What a group of features is worth to a model.
 *
 * @param model its name
 * @param group the features' common beginning, such as {@code mfcc}
 * @param features how many they are
 * @param drop of the UAR on test clips when the group is shuffled among them, the mean of all shuffles, weighted by clips
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman (2001), Random forests</a>
 */
public record Importance(String model, String group, int features, double drop) {}
