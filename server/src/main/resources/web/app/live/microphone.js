import { Problem } from '../api.js';

const RATE = 16000;
const REFUSALS = {
  NotAllowedError: ['The microphone may not be used', 'Allow this page to use the microphone in the browser’s address bar, then start again.'],
  NotFoundError: ['There is no microphone', 'Connect one, then start again.'],
  NotReadableError: ['The microphone is busy', 'Close the program that uses it, then start again.'],
};

/** The microphone as blocks of 16-bit samples at `rate`. */
export class Microphone {
  /**
   * @param onBlock gets `{samples: Int16Array, rms, clipped}`; @param onLost is called when the device goes away
   * @param loudspeaker whether what this device plays is heard by its own microphone, and shall be taken out
   */
  static async open(onBlock, onLost, { loudspeaker = false } = {}) {
    if (!navigator.mediaDevices) {
      throw new Problem({
        title: 'This browser keeps the microphone back',
        detail: 'pages may hear only over https or on the server’s own machine (http://127.0.0.1 or localhost)',
        remedy: 'put TLS in front of the server, or open the page on the machine it runs on',
      });
    }
    // Loudness and its changes carry emotion: nothing may even them out.
    const untouched = { channelCount: 1, echoCancellation: loudspeaker, noiseSuppression: false, autoGainControl: false };
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: untouched });
    } catch (refused) {
      const [title, remedy] = REFUSALS[refused.name] ?? ['The microphone could not be opened', 'Try another microphone or browser.'];
      throw new Problem({ title, detail: refused.message, remedy });
    }
    const microphone = new Microphone(stream);
    try {
      await microphone.connect(onBlock);
    } catch (failed) {
      await microphone.close();
      throw failed;
    }
    stream.getAudioTracks()[0].addEventListener('ended', onLost);
    return microphone;
  }

  constructor(stream) {
    this.stream = stream;
  }

  async connect(onBlock) {
    let source;
    try {
      this.context = new AudioContext({ sampleRate: RATE });
      source = this.context.createMediaStreamSource(this.stream);
    } catch {
      // Some browsers do not resample a microphone; the server does.
      await this.context?.close();
      this.context = new AudioContext();
      source = this.context.createMediaStreamSource(this.stream);
    }
    await this.context.audioWorklet.addModule('/app/live/recorder-worklet.js');
    this.recorder = new AudioWorkletNode(this.context, 'recorder', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    this.recorder.port.onmessage = ({ data }) => {
      if (data.last) this.flushed?.();
      else onBlock(data);
    };
    source.connect(this.recorder);
    await this.context.resume();
  }

  get rate() { return this.context.sampleRate; }

  /** Hands out what is still gathered, then lets the device go. */
  async close() {
    if (this.recorder) {
      await new Promise((resolve) => {
        this.flushed = resolve;
        this.recorder.port.postMessage('flush');
        setTimeout(resolve, 500);
      });
    }
    this.stream.getTracks().forEach((track) => track.stop());
    if (this.context && this.context.state !== 'closed') await this.context.close();
  }
}
