#!/usr/bin/env bash
# Makes the synthetic voices of this folder again, with espeak-ng and sox (Debian: apt-get install espeak-ng sox).
set -euo pipefail
cd "$(dirname "$0")"
say() { # name pitch(0-99) words-per-minute amplitude(0-200) text
  espeak-ng -v en-us+m3 -p "$2" -s "$3" -a "$4" -w "$1.raw.wav" "$5"
  sox "$1.raw.wav" -r 16000 -c 1 -b 16 "$1.wav" vol 0.8 dither -s
  rm "$1.raw.wav"
}
say lively 85 190 170 "You came! I have been waiting all day, and look what I brought you!"
say low 18 115 70 "I do not know. It has been raining since they left."
say flat 42 165 110 "The train to the harbour leaves at nine from platform two."
say pressing 70 230 200 "No! I told you twice already! Do not touch that door again!"
# One longer recording with silence between the moods, for the timeline.
sox flat.wav low.wav pressing.wav lively.wav -C 8 conversation.flac pad 0.4 0.8
