package dev.undertone.audio.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import dev.undertone.audio.AudioException;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** The best audio track of a file, demultiplexed and decoded by FFmpeg into its own frames. */
final class AudioTrack implements Closeable {

    /** Containers only: no playlist that could make FFmpeg open other files or addresses. */
    private static final String DEMUXERS =
            "mov,matroska,asf,avi,flv,caf,mpeg,mpegts,aac,ac3,eac3,amr,ape,wv,tta,mpc,mpc8,dsf,ogg,wav,w64,aiff,au";

    private static final String REMEDY = "get an undamaged copy, or convert it to WAV with a program that plays it";
    private static final int LONGEST_ERROR = 256;

    private final String name;
    private final AVFormatContext container = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private @Nullable AVCodecContext codec;
    private int track;
    private boolean draining;
    private int damaged;

    private AudioTrack(String name) {
        this.name = name;
    }

    /** @param name of the recording, for messages */
    static AudioTrack open(Path file, String name) throws AudioException {
        av_log_set_level(AV_LOG_QUIET);
        AudioTrack track = new AudioTrack(name);
        boolean opened = false;
        try {
            track.openContainer(file);
            track.openCodec();
            opened = true;
            return track;
        } finally {
            if (!opened) {
                track.close();
            }
        }
    }

    private void openContainer(Path file) throws AudioException {
        AVDictionary options = new AVDictionary(null);
        byte[] url = ("file:" + file.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
        try (BytePointer address = new BytePointer(url)) {
            av_dict_set(options, "protocol_whitelist", "file", 0);
            av_dict_set(options, "format_whitelist", DEMUXERS, 0);
            check(avformat_open_input(container, address, null, options), "cannot be opened");
            check(avformat_find_stream_info(container, (AVDictionary) null), "has no readable tracks");
        } finally {
            av_dict_free(options);
        }
        track = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
        if (track < 0) {
            throw new AudioException(name, "holds no audio track", "choose a recording with sound");
        }
        for (int i = 0; i < container.nb_streams(); i++) {
            container.streams(i).discard(i == track ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
    }

    private void openCodec() throws AudioException {
        AVStream stream = container.streams(track);
        int id = stream.codecpar().codec_id();
        AVCodec decoder = avcodec_find_decoder(id);
        if (decoder == null) {
            throw new AudioException(
                    name,
                    "its audio track cannot be decoded (codec " + codecName(id) + "; encrypted?)",
                    "remove its copy protection or convert it to WAV with a program that plays it");
        }
        AVCodecContext context = avcodec_alloc_context3(decoder);
        codec = context;
        check(avcodec_parameters_to_context(context, stream.codecpar()), "its audio track makes no sense");
        context.pkt_timebase(stream.time_base());
        context.thread_count(1);
        check(avcodec_open2(context, decoder, (AVDictionary) null), "its audio track cannot be decoded");
        if (context.sample_rate() <= 0 || context.ch_layout().nb_channels() <= 0) {
            throw new AudioException(name, "its audio track has no sampling rate or no channels", REMEDY);
        }
    }

    private void check(int result, String what) throws AudioException {
        if (result < 0) {
            byte[] message = new byte[LONGEST_ERROR];
            av_strerror(result, message, message.length);
            String reason = new String(message, StandardCharsets.UTF_8);
            throw new AudioException(name, what + " (" + reason.substring(0, reason.indexOf('\0')) + ")", REMEDY);
        }
    }

    /** The decoder and what it says of the track. */
    AVCodecContext codec() {
        if (codec == null) {
            throw new IllegalStateException("closed");
        }
        return codec;
    }

    /** The codec's short name, such as {@code aac}. */
    String codecName() {
        return codecName(codec().codec_id());
    }

    private static String codecName(int id) {
        return avcodec_get_name(id).getString();
    }

    /** How long the container says the track is; 0 if it does not. */
    double announcedSeconds() {
        AVStream stream = container.streams(track);
        return stream.duration() == AV_NOPTS_VALUE
                ? 0
                : stream.duration()
                        * (double) stream.time_base().num()
                        / stream.time_base().den();
    }

    /** The next frame, good until the next call, or null at the end. */
    @Nullable AVFrame next() {
        while (true) {
            int received = avcodec_receive_frame(codec(), frame);
            if (received >= 0) {
                return frame;
            }
            if (received == AVERROR_EOF || draining) {
                return null;
            }
            feed();
        }
    }

    private void feed() {
        if (av_read_frame(container, packet) < 0) {
            draining = true;
            avcodec_send_packet(codec(), null);
            return;
        }
        if (packet.stream_index() == track && avcodec_send_packet(codec(), packet) < 0) {
            damaged++;
        }
        av_packet_unref(packet);
    }

    /** How many packets could not be decoded. */
    int damaged() {
        return damaged;
    }

    @Override
    public void close() {
        if (codec != null) {
            avcodec_free_context(codec);
            codec = null;
        }
        av_frame_free(frame);
        av_packet_free(packet);
        avformat_close_input(container);
    }
}
