package dev.undertone.server.internal.live;

/** Why the server closes a stream's socket; docs/server.md has the table. */
enum CloseCode {
    FINISHED(1000),
    STOPPING(1001),
    BAD_MESSAGE(4400),
    NO_CONSENT(4403),
    NOT_FOUND(4404),
    TAKEN_OVER(4409),
    GONE(4410),
    TOO_FAR_AHEAD(4429),
    FAILED(4500),
    FULL(4503);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The code for a problem with a first message. */
    static CloseCode of(int httpStatus) {
        return switch (httpStatus) {
            case 403 -> NO_CONSENT;
            case 404 -> NOT_FOUND;
            case 410 -> GONE;
            case 500 -> FAILED;
            case 503 -> FULL;
            default -> BAD_MESSAGE;
        };
    }
}
