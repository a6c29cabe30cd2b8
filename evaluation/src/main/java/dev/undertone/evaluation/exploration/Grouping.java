package dev.undertone.evaluation.exploration;

import java.util.List;
import java.util.stream.Stream;

/** Which group each row belongs to, such as its emotion or its speaker. Immutable. */
public final class Grouping {

    private final List<String> names;
    private final int[] groups;
    private final int[] sizes;

    private Grouping(List<String> names, int[] groups) {
        this.names = names;
        this.groups = groups;
        this.sizes = new int[names.size()];
        for (int group : groups) {
            sizes[group]++;
        }
    }

    /**
     * Groups rows by their names.
     *
     * @param order of the groups; those without a row are left out, and names that are not in it follow sorted
     */
    public static Grouping of(List<String> nameOfRow, List<String> order) {
        List<String> names = Stream.concat(
                        order.stream().filter(nameOfRow::contains),
                        nameOfRow.stream().filter(name -> !order.contains(name)).sorted())
                .distinct()
                .toList();
        return new Grouping(names, nameOfRow.stream().mapToInt(names::indexOf).toArray());
    }

    /** The groups' names in their order, each with at least one row. */
    public List<String> names() {
        return names;
    }

    public int count() {
        return names.size();
    }

    public int rows() {
        return groups.length;
    }

    /** The group of a row. */
    public int of(int row) {
        return groups[row];
    }

    /** How many rows a group has. */
    public int size(int group) {
        return sizes[group];
    }

    void requireFor(Observations observations) {
        if (groups.length != observations.rows()) {
            throw new IllegalArgumentException("a grouping must have as many rows as the observations ("
                    + observations.rows() + ") but had " + groups.length);
        }
    }
}
