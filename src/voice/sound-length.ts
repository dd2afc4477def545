// The length of a voice note, as a server that transcribes it will find it. Neither what its sender's client says nor its size
// tells that: Opus goes down to less than a kilobyte for a second. So the packets are counted (RFC 3533 for Ogg, RFC 7845 and
// RFC 6716, 3.1, for Opus). Proof: test/voice/sound-length.test.ts.

/** Bytes of a second in sound that cannot be counted, at the least: the silence of some codecs takes a byte for 20 ms. */
const BYTES_A_SECOND = 50;
const HEADER_BYTES = 27;
const HEADERS = ["OpusHead", "OpusTags"];
/** A last segment of this size says that its packet goes on. */
const FULL = 255;

/** Gives the seconds of sound in a file: of Ogg with Opus counted, else the most that its size can hold. Never throws. */
export function soundLength(bytes: Uint8Array): number {
  return opusSeconds(bytes) ?? bytes.length / BYTES_A_SECOND;
}

/** True for sound whose packets can be counted, as those of all voice notes that Telegram's clients record. */
export function isCountable(bytes: Uint8Array): boolean {
  return opusSeconds(bytes) !== undefined;
}

/** Undefined for anything but the pages of one stream of Opus, one after the other up to the end. */
function opusSeconds(bytes: Uint8Array): number | undefined {
  let milliseconds = 0;
  let packets = 0;
  /** The first bytes of the packet under way. */
  let head: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const count = bytes[at + HEADER_BYTES - 1] ?? 0;
    const isPage = textAt(bytes, at, 4) === "OggS" && at + HEADER_BYTES + count <= bytes.length;
    if (!isPage || !isOfFirst(bytes, at)) return undefined;
    const sizes = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + count);
    at += HEADER_BYTES + count;
    for (const size of sizes) {
      head = head.length < 8 ? [...head, ...bytes.subarray(at, at + Math.min(size, 8))] : head;
      at += size;
      if (size === FULL) continue;
      packets += 1;
      // The first packet names the codec of the whole stream, and the second one is no sound either.
      if (packets > 2) milliseconds += packetMilliseconds(head);
      else if (String.fromCharCode(...head.slice(0, 8)) !== HEADERS[packets - 1]) return undefined;
      head = [];
    }
    if (at > bytes.length) return undefined;
  }
  return packets > 0 ? milliseconds / 1000 : undefined;
}

/** True for a page of the same stream as the first. Another one, beside it or behind it, may be of another codec. */
function isOfFirst(bytes: Uint8Array, at: number): boolean {
  const isBeginning = ((bytes[at + 5] ?? 0) & 2) !== 0;
  const isSame = [14, 15, 16, 17].every((byte) => bytes[at + byte] === bytes[byte]);
  return at === 0 || (isSame && !isBeginning);
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
