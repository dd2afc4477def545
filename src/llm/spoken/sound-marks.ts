// Marks of a transcription for what nobody said: silence, music, times, the names of tasks. Whisper writes them in brackets, in the
// language of the note. Proof: test/llm/transcribe.test.ts.

/** Words of such marks, in the languages in which they were seen, and those of our catalogues. */
const NO_SPEECH =
  "blank|audio|silence|silent|quiet|pause|pausa|stille|schweigen|ruhe|silencio|musi[ck]|música|musique|musik|intro|outro|jingle|applause|applaus|beifall|aplausos|applaudissements|laughter|laughs?|laughing|lachen|gelächter|risas?|rires?|inaudible|unverständlich|indistinct|unintelligible|noise|noises|geräusch|ruido|bruit|background|hintergrund|static|wind|coughs?|coughing|husten|sighs?|breathing|atmen|no|nospeech|speech|sound|sounds|ton|kein|keine|sin|sonido|foreign|language|speaking|beep|click|clicking|bell|ringing|typing|footsteps|birds|chirping|singing|dramatic|soft|upbeat|gentle|playing|continues|ends|starts";

const MARK_WORDS = `(?:${NO_SPEECH})(?:[\\s_-]+(?:${NO_SPEECH}))*`;

/** [BLANK_AUDIO], *MUSIC*, ♪, <|nospeech|>. */
const MARK = `(?:\\[\\s*_?${MARK_WORDS}_?\\s*[.…]*\\]|\\*{1,2} ?${MARK_WORDS} ?\\*{1,2}|♪+|♫+|<\\|[\\w.]+\\|>)`;
const MARKS = new RegExp(MARK, "gi");
const LINE_OF_MARKS = new RegExp(`\\n[^\\S\\n]*(?:${MARK}[^\\S\\n]*)+(?=\\n|$)`, "gi");
/** Nothing but what stands in brackets, as (leise Musik), or between stars. Nobody speaks so. */
const ALONE = new RegExp(
  `^(?:\\s|[-–—.…]|\\[[^\\][\\n]{0,60}\\]|\\([^()\\n]{0,60}\\)|\\*{1,2} ?${MARK_WORDS} ?\\*{1,2})*$`,
  "i",
);
/** The heading, the notes, the times and the numbers of subtitles, and who speaks. */
const TIMES =
  /^WEBVTT[^\n]*$|^NOTE\b[^\n]*$|^\d+[^\S\n]*$(?=\s*\[?\d[\d:.,]+\s*-->)|\[?(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\]?(?:[^\S\n]+(?:align|line|position|size|vertical|region):\S+)*[^\S\n]*\n?|<\/?v(?:[ .][^<>\n]*)?>/gm;
const IS_TIMED = /\d:\d{2}[.,]\d{3}\s*-->|^WEBVTT/;
/** Qwen's models name the language first. */
const LANGUAGE = /^\s*language \w+<asr_text>/;
/** Nothing but the names of those who made subtitles: what Whisper hears in silence. Nobody says so in a message. */
const CREDITS =
  /^\s*(?:(?:(?:sub(?:title[sd]?|t[íi]tulos|titrage)|untertitel\w*|sous-titr\w*|sottotitoli|ondertitel\w*|legendas|napisy)\b[^\n.!?]{0,50}\b(?:amara\.?org|zdf|ard|wdr|swr|ndr|br|orf|srf|funk|radio-canada|qtss)\b[^\n.!?]{0,20})[\s.!?]*)+$/i;

/** Gives the words of a transcript; "" when nobody said any. A transcript without marks is given unchanged. */
export function withoutSoundMarks(transcript: string): string {
  if (CREDITS.test(transcript)) return "";
  const told = transcript.replace(LANGUAGE, "");
  const bare = IS_TIMED.test(told) ? told.replace(TIMES, "") : told;
  // Subtitles have an empty line between two of them.
  const lines = bare === told ? bare : bare.replace(/\s*\n\s*/g, "\n");
  const words = lines.replace(LINE_OF_MARKS, "").replace(MARKS, " ");
  const said = words === transcript ? transcript : words.replace(/[^\S\n]{2,}/g, " ").trim();
  return ALONE.test(said) ? "" : said;
}
