package dev.undertone.cli;

import dev.undertone.audio.capture.CaptureDevice;
import dev.undertone.audio.capture.SystemCapture;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undertone devices}: what there is to listen to. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the microphones and inputs that undertone listen --device N can hear.")
final class DevicesCommand implements Callable<Integer> {

    /** What to do where there is nothing. */
    static final String NONE =
            "no microphone or input was found: plug one in, see that this user may use it (on Linux, the"
                    + " group audio) and that it is not muted in the system's settings; or pipe sound in: arecord -f S16_LE -r 16000"
                    + " | undertone listen --device - --rate 16000";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<CaptureDevice> devices = new SystemCapture().devices();
        if (devices.isEmpty()) {
            spec.commandLine().getErr().println("undertone: " + NONE);
            return Undertone.FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        for (CaptureDevice device : devices) {
            out.println(device.number() + "  " + device.name()
                    + (device.description().isEmpty() ? "" : " (" + device.description() + ")"));
        }
        out.flush();
        return 0;
    }
}
