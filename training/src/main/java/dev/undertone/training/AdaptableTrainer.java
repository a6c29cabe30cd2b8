package dev.undertone.training;

/** A trainer that can begin with what another model has learnt. */
public interface AdaptableTrainer extends MemberTrainer {

    /**
     * The same trainer, beginning from a member of a bundle instead of from chance. Features are standardised anew on the
     * clips it is given; the last layer keeps its rows for emotions that both know and begins anew for the others.
     *
     * @throws IllegalArgumentException if the member takes other features or is of another shape
     */
    MemberTrainer from(StartingPoint start);
}
