package dev.undertone.training;

/** A trainer of networks that can begin with what another network has learnt. */
public interface AdaptableTrainer extends MemberTrainer {

    /**
     * The same trainer, beginning from a member of a bundle instead of from chance. Features are standardised anew on the
     * clips it is given; the last layer keeps its rows for emotions that both know and begins anew for the others.
     */
    MemberTrainer from(StartingPoint start);
}
