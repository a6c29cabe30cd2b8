package dev.undertone.audio.capture;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** The microphones and line inputs that Java Sound knows. */
public final class SystemCapture implements CaptureSource {

    /** What devices usually offer by themselves, the best for speech first; the system seldom resamples well. */
    private static final List<AudioFormat> FORMATS = List.of(
            format(48_000, 1),
            format(44_100, 1),
            format(48_000, 2),
            format(44_100, 2),
            format(32_000, 1),
            format(16_000, 1),
            format(16_000, 2),
            format(8_000, 1));

    private static AudioFormat format(int rateHz, int channels) {
        return new AudioFormat(rateHz, 16, channels, true, false);
    }

    @Override
    public List<CaptureDevice> devices() {
        List<CaptureDevice> devices = new ArrayList<>();
        for (Mixer.Info info : usable()) {
            String description = info.getDescription().strip();
            devices.add(new CaptureDevice(
                    devices.size() + 1, info.getName(), description.equals(info.getName()) ? "" : description));
        }
        return devices;
    }

    private static List<Mixer.Info> usable() {
        List<Mixer.Info> usable = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            Mixer mixer = AudioSystem.getMixer(info);
            if (FORMATS.stream().anyMatch(format -> mixer.isLineSupported(line(format)))) {
                usable.add(info);
            }
        }
        return usable;
    }

    private static DataLine.Info line(AudioFormat format) {
        return new DataLine.Info(TargetDataLine.class, format);
    }

    @Override
    public AudioStream open(CaptureDevice device) throws IOException {
        List<Mixer.Info> usable = usable();
        Mixer.Info info = device.number() <= usable.size() ? usable.get(device.number() - 1) : null;
        if (info == null || !info.getName().equals(device.name())) {
            throw new AudioException(device.name(), "is not there any more", "list the devices again");
        }
        Mixer mixer = AudioSystem.getMixer(info);
        Exception last = null;
        for (AudioFormat format : FORMATS) {
            if (!mixer.isLineSupported(line(format))) {
                continue;
            }
            try {
                return LineStream.start((TargetDataLine) mixer.getLine(line(format)), format);
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                last = e;
            }
        }
        throw new AudioException(
                device.name(),
                "cannot be opened",
                "close other programs that use it and allow this one to use the microphone",
                last);
    }
}
