package dev.undertone.training;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of an options record means and which values it may have. The record's check, an experiment file, its
 * schema and a search over hyper-parameters are all made from this one line.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** One phrase for people. */
    String value();

    /** The smallest value allowed, for numbers and for each number of a list. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest value allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether a search should step by factors rather than by differences. */
    boolean logarithmic() default false;
}
