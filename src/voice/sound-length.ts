// The length of a voice note, as a server that transcribes it will find it. Neither what its sender's client says nor its size
// tells that: Opus goes down to less than a kilobyte for a second. So the packets are counted (RFC 3533 for Ogg, RFC 7845 and
// RFC 6716, 3.1, for Opus). Proof: test/voice/sound-length.test.ts.

/** Bytes of a second in a file that cannot be read: about the least that Telegram's clients record. */
const BYTES_A_SECOND = 2000;
const HEADER_BYTES = 27;
/** A last segment of this size says that its packet goes on. */
const FULL = 255;

/** Gives the seconds of sound in a file: of Ogg with Opus counted, else estimated by its size. Never throws. */
export function soundLength(bytes: Uint8Array): number {
  return opusSeconds(bytes) ?? bytes.length / BYTES_A_SECOND;
}

/** Undefined for anything but pages one after the other up to the end, with Opus in them. */
function opusSeconds(bytes: Uint8Array): number | undefined {
  let milliseconds = 0;
  let isOpus = false;
  /** The first bytes of the packet under way. */
  let head: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const count = bytes[at + HEADER_BYTES - 1] ?? 0;
    const isPage = textAt(bytes, at, 4) === "OggS" && at + HEADER_BYTES + count <= bytes.length;
    if (!isPage) return undefined;
    const sizes = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + count);
    at += HEADER_BYTES + count;
    for (const size of sizes) {
      head = head.length < 8 ? [...head, ...bytes.subarray(at, at + Math.min(size, 8))] : head;
      at += size;
      if (size === FULL) continue;
      const name = String.fromCharCode(...head.slice(0, 8));
      if (name === "OpusHead") isOpus = true;
      else if (name !== "OpusTags") milliseconds += packetMilliseconds(head);
      head = [];
    }
    if (at > bytes.length) return undefined;
  }
  return isOpus ? milliseconds / 1000 : undefined;
}

/** The first byte of a packet says how long its frames are, the lowest bits of it how many there are. */
function packetMilliseconds([first, second = 0]: readonly number[]): number {
  if (first === undefined) return 0;
  const frames = (first & 3) === 3 ? second & 63 : (first & 3) === 0 ? 1 : 2;
  return frames * frameMilliseconds(first >> 3);
}

function frameMilliseconds(config: number): number {
  const lengths = config < 12 ? [10, 20, 40, 60] : config < 16 ? [10, 20] : [2.5, 5, 10, 20];
  return lengths[config % lengths.length] ?? 0;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
