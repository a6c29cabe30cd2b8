package dev.undertone.audio.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.io.Closeable;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns FFmpeg's frames into interleaved floats of one rate and layout, even if the track changes midway. */
final class FloatConverter implements Closeable {

    private final int rateHz;
    private final AVChannelLayout layout = new AVChannelLayout();
    private final AVChannelLayout inputLayout = new AVChannelLayout();
    private final SwrContext converter = new SwrContext(null);
    private final PointerPointer<FloatPointer> planes = new PointerPointer<>(1);
    private FloatPointer floats = new FloatPointer(1);
    private int inputFormat = -1;
    private int inputRateHz;

    FloatConverter(AVCodecContext codec) {
        rateHz = codec.sample_rate();
        av_channel_layout_copy(layout, codec.ch_layout());
    }

    /** The frame's samples as interleaved floats, possibly none yet. */
    float[] convert(AVFrame frame) throws IOException {
        if (frame.format() != inputFormat
                || frame.sample_rate() != inputRateHz
                || av_channel_layout_compare(frame.ch_layout(), inputLayout) != 0) {
            configure(frame);
        }
        int channels = layout.nb_channels();
        int room = swr_get_out_samples(converter, frame.nb_samples());
        if (floats.capacity() < (long) room * channels) {
            floats.close();
            floats = new FloatPointer((long) room * channels);
        }
        planes.put(0, floats);
        int frames = swr_convert(converter, planes, room, frame.extended_data(), frame.nb_samples());
        if (frames < 0) {
            throw new IOException("a frame of the audio track makes no sense");
        }
        float[] samples = new float[frames * channels];
        floats.get(samples);
        return samples;
    }

    private void configure(AVFrame frame) throws IOException {
        inputFormat = frame.format();
        inputRateHz = frame.sample_rate();
        av_channel_layout_copy(inputLayout, frame.ch_layout());
        swr_free(converter);
        int made = swr_alloc_set_opts2(
                converter, layout, AV_SAMPLE_FMT_FLT, rateHz, inputLayout, inputFormat, inputRateHz, 0, null);
        if (made < 0 || swr_init(converter) < 0) {
            throw new IOException("the audio track changes to a format that cannot be converted");
        }
    }

    @Override
    public void close() {
        swr_free(converter);
        av_channel_layout_uninit(layout);
        av_channel_layout_uninit(inputLayout);
        planes.close();
        floats.close();
    }
}
