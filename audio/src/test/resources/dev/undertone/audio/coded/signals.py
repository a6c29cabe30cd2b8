# Synthetic signals: a harmonic "voice" with a gliding pitch and moving formant-like weights, and a stereo pair of chirps.
import math, struct, wave, random
def write(name, rate, channels):
    n = len(channels[0])
    with wave.open(name, 'wb') as w:
        w.setnchannels(len(channels)); w.setsampwidth(2); w.setframerate(rate)
        w.writeframes(b''.join(struct.pack('<h', max(-32768, min(32767, round(c[i] * 32767)))) for i in range(n) for c in channels))
def voice(rate, seconds, f0=120, seed=1):
    rnd = random.Random(seed); out = []; phase = 0.0
    for i in range(int(rate * seconds)):
        t = i / rate
        f = f0 * (1 + 0.3 * math.sin(2 * math.pi * 1.3 * t)); phase += 2 * math.pi * f / rate
        formants = (500 + 200 * math.sin(5 * t), 1500 + 500 * math.cos(4 * t), 2500)
        s = sum(math.sin(h * phase) * sum(math.exp(-((h * f - c) / 180) ** 2) for c in formants) for h in range(1, int(3500 / f)))
        env = 0.5 - 0.5 * math.cos(2 * math.pi * 3 * t)
        out.append(0.12 * env * s + 0.002 * (rnd.random() - 0.5))
    return out
def chirp(rate, seconds, lo, hi, a=0.3):
    return [a * math.sin(2 * math.pi * (lo * t + (hi - lo) * t * t / (2 * seconds))) for t in (i / rate for i in range(int(rate * seconds)))]
write('voice.wav', 16000, [voice(16000, 1.0)])
write('voice22.wav', 22050, [voice(22050, 1.0, 200, 2)])
write('chirps.wav', 48000, [chirp(48000, 0.5, 200, 6000), chirp(48000, 0.5, 3000, 500)])
write('chirps44.wav', 44100, [chirp(44100, 0.5, 200, 6000), chirp(44100, 0.5, 3000, 500)])
write('six.wav', 48000, [chirp(48000, 0.25, 200 * (c + 1), 200 * (c + 1), 0.25) for c in range(6)])
