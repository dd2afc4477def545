// Ogg files with Opus, as voice notes are.

export interface OpusNote {
  readonly packets: number;
  /** The first byte of each packet, as RFC 6716, 3.1 has it. */
  readonly toc: number;
  /** Bytes of each packet. */
  readonly size: number;
  /** The second byte, which counts frames where `toc` ends in 3. */
  readonly frames?: number;
  /** Words for the local model server. */
  readonly words?: string;
}

/** A frame of 20 ms at a low bit rate. */
export const TWENTY_MS = 1 << 3;

/** Makes the file, with lengths that its pages do not tell: their times are all zero. */
export function opusNote({ packets, toc, size, frames = 0, words = "" }: OpusNote): Buffer {
  const packet = Buffer.alloc(size, 7);
  packet[0] = toc;
  if (size > 1) packet[1] = frames;
  const tags = Buffer.from(`OpusTags\0offline-transcript: ${words}\0`);
  return Buffer.concat([
    page([Buffer.from("OpusHead\x01\x01")]),
    page([tags]),
    ...Array.from({ length: Math.ceil(packets / 20) }, (_, index) =>
      page(Array.from({ length: Math.min(20, packets - index * 20) }, () => packet)),
    ),
  ]);
}

function page(packets: readonly Buffer[]): Buffer {
  const sizes = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ]);
  const header = Buffer.alloc(27);
  header.write("OggS");
  header[26] = sizes.length;
  return Buffer.concat([header, Buffer.from(sizes), ...packets]);
}
