package dev.undertone.features.composition;

/** A definition of a feature set that cannot be used; the message names file, line, key, value and what is allowed. */
public final class DefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    DefinitionException(String source, int line, String message) {
        super(source + ", line " + line + ": " + message);
    }

    DefinitionException(String source, int line, String message, Throwable cause) {
        super(source + ", line " + line + ": " + message, cause);
    }
}
