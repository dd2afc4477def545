// Marks of a transcription for what nobody said: silence, music, times, the names of tasks. Whisper writes them in brackets, in the
// language of the note. Proof: test/llm/transcribe.test.ts.

/** Words of such marks, in the languages in which they were seen, and those of our catalogues. */
const NO_SPEECH =
  "blank|audio|silence|silent|quiet|pause|pausa|stille|schweigen|ruhe|silencio|musi[ck]|música|musique|musik|intro|outro|jingle|applause|applaus|beifall|aplausos|applaudissements|laughter|laughs?|laughing|lachen|gelächter|risas?|rires?|inaudible|unverständlich|indistinct|unintelligible|noise|noises|geräusch|ruido|bruit|background|hintergrund|static|wind|coughs?|coughing|husten|sighs?|breathing|atmen|no|nospeech|speech|sound|sounds|ton|kein|keine|sin|sonido|foreign|language|speaking|beep|click|clicking|bell|ringing|typing|footsteps|birds|chirping|singing|dramatic|soft|upbeat|gentle|playing|continues|ends|starts";

const MARK_WORDS = `(?:${NO_SPEECH})(?:[\\s_-]+(?:${NO_SPEECH}))*`;

/** [BLANK_AUDIO], ♪, <|nospeech|>, wherever they stand. */
const SQUARE = new RegExp(`\\[\\s*_?${MARK_WORDS}_?\\s*[.…]*\\]|♪+|♫+|<\\|[\\w.]+\\|>`, "gi");
/** Nothing but what stands in brackets, as (leise Musik), or between stars. Nobody speaks so. */
const ALONE = new RegExp(
  `^(?:\\s|[-–—.…]|\\[[^\\][\\n]{0,60}\\]|\\([^()\\n]{0,60}\\)|\\*{1,2}${MARK_WORDS}\\*{1,2})*$`,
  "i",
);
/** The times of subtitles, and their numbers. */
const TIMES =
  /^(?:WEBVTT[^\n]*|\d+)\s*$(?=\n+\s*\[?\d[\d:.,]+\s*-->)|\[?\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\s*-->\s*\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\]?[^\S\n]*\n?/gm;

/** Gives the words of a transcript; "" when nobody said any. A transcript without marks is given unchanged. */
export function withoutSoundMarks(transcript: string): string {
  const bare = transcript.replace(TIMES, "");
  // Subtitles have an empty line between two of them.
  const lines = bare === transcript ? bare : bare.replace(/\s*\n\s*/g, "\n");
  const words = lines.replace(SQUARE, " ");
  const said = words === transcript ? transcript : words.replace(/[^\S\n]{2,}/g, " ").trim();
  return ALONE.test(said) ? "" : said;
}
