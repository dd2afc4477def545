// Chats as programs write them to files and clipboards, by their public descriptions, with content of our own. They hold
// stamps of all kinds, names that are no names, and rows of data.

import type { Layout, Turn } from "./chats.ts";

type Stamped = (name: string, stamp: Stamp, turn: Turn) => string;

interface Stamp {
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly at: number;
}

function each(write: Stamped, gap = "\n", head = "", foot = ""): Layout {
  return (turns, names) =>
    head +
    turns
      .map((turn, at) => {
        const minute = String(10 + (at % 50));
        const second = String(10 + ((at * 7) % 50));
        return write(names[turn.speaker] ?? "", { hour: "14", minute, second, at }, turn);
      })
      .join(gap) +
    foot;
}

/** The label, and the words behind or below it. */
function labelled(label: (name: string, stamp: Stamp) => string, gap = "\n", head = ""): Layout {
  return each((name, stamp, { lines }) => `${label(name, stamp)}${lines.join("\n")}`, gap, head);
}

/** All that somebody says on one line. */
function row(
  write: (name: string, text: string, stamp: Stamp) => string,
  head = "",
  foot = "",
  gap = "\n",
): Layout {
  return each((name, stamp, { lines }) => write(name, lines.join(" "), stamp), gap, head, foot);
}

const iso = ({ hour, minute, second }: Stamp): string => `2026-11-29T${hour}:${minute}:${second}`;

/** A label stands before each message, on its line or above it. */
export const STAMPED: { readonly [what: string]: Layout } = {
  "Zoom, saved": labelled((n, s) => `${s.hour}:${s.minute}:${s.second} From ${n} to Everyone: `),
  "Zoom, saved, older": labelled((n, s) => `${s.hour}:${s.minute}:${s.second}\t From  ${n} : `),
  "Zoom, saved, two lines": labelled(
    (n, s) => `${s.hour}:${s.minute}:${s.second} From ${n} to Everyone:\n\t`,
  ),
  "Zoom, saved, dated": labelled(
    (n, s) => `2026-11-29 ${s.hour}:${s.minute}:${s.second} From ${n} to Everyone:\n\t`,
  ),
  "Zoom in German": labelled((n, s) => `${s.hour}:${s.minute}:${s.second} Von ${n} an Alle : `),
  "Zoom in Spanish": labelled((n, s) => `${s.hour}:${s.minute}:${s.second} De ${n} a Todos: `),
  "Zoom in French": labelled(
    (n, s) => `${s.hour}:${s.minute}:${s.second} De ${n} à Tout le monde : `,
  ),
  "Zoom, to one": labelled(
    (n, s) => `${s.hour}:${s.minute}:${s.second} From ${n} to Ben (Direct Message): `,
  ),
  "Zoom, transcript": labelled((n, s) => `[${n}] ${s.hour}:${s.minute}:${s.second}\n`, "\n\n"),
  "Webex, saved": labelled((n, s) => `from ${n} to everyone:    ${s.hour}:${s.minute}\n`),
  "KakaoTalk for PC": labelled((n, s) => `[${n}] [오후 2:${s.minute}] `),
  "KakaoTalk in English": labelled(
    (n, s) => `[${n}] [2:${s.minute} PM] `,
    "\n",
    "--------------- Sunday, November 29, 2026 ---------------\n",
  ),
  "KakaoTalk on a phone": labelled((n, s) => `2026년 11월 29일 오후 2:${s.minute}, ${n} : `),
  "KakaoTalk on an iPhone": labelled((n, s) => `2026. 11. 29. 오후 2:${s.minute}, ${n} : `),
  "KakaoTalk, month in words": labelled((n, s) => `November 29, 2026 at 2:${s.minute} PM, ${n} : `),
  LINE: row(
    (n, t, s) => `${s.hour}:${s.minute}\t${n}\t${t}`,
    "[LINE] Chat history with Nico\nSaved on: 2026/11/30 10:00\n\n2026/11/29(Sun)\n",
  ),
  "Viber on a phone": labelled((n, s) => `[29/11/2026, ${s.hour}:${s.minute}] ${n}: `),
  "Viber, desktop": row((n, t, s) => `${s.hour}:${s.minute}:${s.second}, From: ${n}    , ${t}`),
  "WhatsApp Web": labelled((n, s) => `[${s.hour}:${s.minute}, 29.11.2026] ${n}: `),
  "WhatsApp Web, am and pm": labelled((n, s) => `[2:${s.minute} PM, 11/29/2026] ${n}: `),
  "WhatsApp, year first": labelled((n, s) => `2026-11-29, 2:${s.minute} p.m. - ${n}: `),
  "WhatsApp, Spanish": labelled((n, s) => `29/11/2026, 2:${s.minute} p. m. - ${n}: `),
  "WhatsApp, Indonesian": labelled((n, s) => `29/11/26 ${s.hour}.${s.minute} - ${n}: `),
  "WhatsApp, no dash": labelled((n, s) => `29/11/26, 2:${s.minute}:${s.second} PM: ${n}: `),
  "WhatsApp, Portuguese": labelled((n, s) => `29/11/26 às ${s.hour}:${s.minute} - ${n}: `),
  "Telegram on a phone": labelled((n, s) => `${n}, [29.11.26 ${s.hour}:${s.minute}]\n`, "\n\n"),
  "Telegram, am and pm": labelled((n, s) => `${n}, [Nov 29, 2026 at 2:${s.minute} PM]\n`, "\n\n"),
  "Signal, exported": labelled((n, s) => `[2026-11-29, ${s.hour}:${s.minute}] ${n}: `),
  "Signal, exported, seconds": labelled(
    (n, s) => `[2026-11-29 ${s.hour}:${s.minute}:${s.second}] ${n}: `,
  ),
  "Signal, with fields": each(
    (n, s, { lines }) =>
      `From: ${n} (+49 151 2345678)\nSent: Sun, 29 Nov 2026 ${s.hour}:${s.minute}:${s.second} +0100\n\n${lines.join("\n")}`,
    "\n\n",
  ),
  Skype: labelled((n, s) => `[29.11.2026 ${s.hour}:${s.minute}:${s.second}] ${n}: `),
  "Skype, quoted": labelled((n, s) => `[${s.hour}:${s.minute}:${s.second}] ${n}: `),
  "Teams, copied": labelled((n, s) => `[29/11 ${s.hour}:${s.minute}] ${n}\n`),
  "Teams, yesterday": labelled((n, s) => `[Yesterday 2:${s.minute} PM] ${n}\n`),
  "Teams, name above": labelled((n, s) => `${n}\n${s.hour}:${s.minute}\n`, "\n\n"),
  "Teams, transcript": labelled((n, s) => `${n}   0:${s.minute}\n`, "\n\n"),
  "Slack, copied": labelled((n, s) => `${n}  2:${s.minute} PM\n`),
  "Slack, time in brackets": labelled((n, s) => `${n} [2:${s.minute} PM]\n`),
  "Slack, older": labelled((n, s) => `${n} [${s.hour}:${s.minute}] \n`),
  "Discord, copied": labelled((n, s) => `${n} — 29/11/2026 ${s.hour}:${s.minute}\n`),
  "Discord, am and pm": labelled((n, s) => `[2:${s.minute} PM]${n}: `),
  "Discord, exporter": labelled((n, s) => `[11/29/2026 2:${s.minute} PM] ${n}\n`, "\n\n"),
  "Discord, exporter, older": labelled(
    (n, s) => `[29-Nov-26 02:${s.minute} PM] ${n}#1234\n`,
    "\n\n",
  ),
  "iMessage, exporter": labelled(
    (n, s) => `Nov 29, 2026  2:${s.minute}:${s.second} PM (Read by you after 5 minutes)\n${n}\n`,
    "\n\n",
  ),
  "iMessage, printed": labelled((n, s) => `[2026-11-29 ${s.hour}:${s.minute}:${s.second}] ${n}: `),
  Messenger: labelled((n, s) => `> **${n}** *Sunday 2:${s.minute}pm*\n`, "\n>\n"),
  "Messenger, below": each(
    (n, s, { lines }) => `${n}\n${lines.join("\n")}\nNov 29, 2026, 2:${s.minute} PM`,
    "\n\n",
  ),
  "Google Chat": labelled((n, s) => `${n}, Sun 2:${s.minute} PM\n`, "\n\n"),
  "Google Chat, now": labelled((n, s) => `${n}\nSun 2:${s.minute} PM\n`, "\n\n"),
  "Google Meet, transcript": labelled(
    (n, s) => `${s.hour}:${s.minute}:${s.second}\n${n}: `,
    "\n\n",
  ),
  QQ: labelled((n, s) => `2026-11-29 ${s.hour}:${s.minute}:${s.second} ${n}(12345678)\n`, "\n\n"),
  WeChat: labelled((n, s) => `${n}  2026-11-29 ${s.hour}:${s.minute}:${s.second}\n`, "\n\n"),
  "WeChat, Chinese": labelled((n, s) => `${n} 2026年11月29日 下午 2:${s.minute}\n`, "\n\n"),
  Threema: labelled((n, s) => `[29.11.2026, ${s.hour}:${s.minute}] ${n}: `),
  "Threema, no brackets": labelled((n, s) => `29.11.2026, ${s.hour}:${s.minute} ${n}: `),
  Element: labelled((n, s) => `11/29/2026, 2:${s.minute}:${s.second} PM - ${n}: `),
  Pidgin: labelled((n, s) => `(${s.hour}:${s.minute}:${s.second}) ${n}: `),
  "Pidgin, dated": labelled((n, s) => `(11/29/2026 02:${s.minute}:${s.second} PM) ${n}: `),
  mIRC: labelled((n, s) => `[${s.hour}:${s.minute}] <${n}> `),
  irssi: labelled((n, s) => `${s.hour}:${s.minute} <@${n}> `),
  weechat: row((n, t, s) => `2026-11-29 ${s.hour}:${s.minute}:${s.second}\t${n}\t${t}`),
  Minecraft: labelled(
    (n, s) => `[${s.hour}:${s.minute}:${s.second}] [Server thread/INFO]: <${n}> `,
  ),
  Steam: labelled((n, s) => `2:${s.minute} PM - ${n}: `),
  "a weekday and a time": labelled((n, s) => `Thursday ${s.hour}:${s.minute} ${n}: `),
  "a German weekday": labelled((n, s) => `Do. ${s.hour}:${s.minute} ${n}: `),
  "a Spanish weekday": labelled((n, s) => `jueves ${s.hour}:${s.minute} - ${n}: `),
  "a French weekday": labelled((n, s) => `jeudi à ${s.hour}h${s.minute} ${n} : `),
  "a weekday in brackets": labelled((n, s) => `[Do., 29.11.2026, ${s.hour}:${s.minute}] ${n}: `),
  "today in brackets": labelled((n, s) => `[Heute ${s.hour}:${s.minute}] ${n}: `),
  "a time behind the name": labelled((n, s) => `${n} ${s.hour}:${s.minute}: `),
  "a time behind, in German": labelled((n, s) => `${n} um ${s.hour}:${s.minute} Uhr: `),
  "a time behind, in French": labelled((n, s) => `${n} à ${s.hour}h${s.minute} : `),
  "a day and time behind": labelled((n, s) => `${n} (29.11.2026, ${s.hour}:${s.minute}): `),
  "a weekday behind": labelled((n, s) => `${n}, Sunday 2:${s.minute} PM: `),
  "a time in round brackets": labelled((n, s) => `${n} (${s.hour}:${s.minute}) `),
  "a time in square brackets": labelled((n, s) => `${n} [${s.hour}:${s.minute}] `),
  "ISO with an offset": labelled((n, s) => `${iso(s)}+01:00 ${n}: `),
  "ISO with Z": labelled((n, s) => `${iso(s)}.123Z ${n}: `),
  "ISO in brackets": labelled((n, s) => `[${iso(s)}Z] ${n}: `),
  "the day alone": labelled((n) => `[29.11.2026] ${n}: `),
  "the day alone, no brackets": labelled((n) => `29.11.2026 ${n}: `),
  "numbers in brackets": labelled((n, s) => `[${s.at + 1}] ${n}: `),
  "numbers with a sign": labelled((n, s) => `#${s.at + 1} ${n}: `),
  "a phone's clock": labelled((n, s) => `${n} • 2:${s.minute} PM\n`, "\n\n"),
  "bold with a time": labelled((n, s) => `**${n}** (${s.hour}:${s.minute}): `),
  "bold with a time above": labelled((n, s) => `**${n}** _${s.hour}:${s.minute}_\n`, "\n\n"),
  "the time last": row((n, t, s) => `${n}: ${t} ${s.hour}:${s.minute}`),
  VTT: row(
    (n, t, s) => `00:${s.minute}:01.000 --> 00:${s.minute}:04.000\n<v ${n}>${t}</v>`,
    "WEBVTT\n\n",
    "",
    "\n\n",
  ),
  SRT: row(
    (n, t, s) => `${s.at + 1}\n00:${s.minute}:01,000 --> 00:${s.minute}:04,000\n${n}: ${t}`,
    "",
    "",
    "\n\n",
  ),
  SBV: row((n, t, s) => `00:${s.minute}:01.000,00:${s.minute}:04.000\n${n}: ${t}`, "", "", "\n\n"),
};

const quoted = (text: string): string => JSON.stringify(text);
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Each message is a row, or an object: nothing of it is anybody's own words. */
export const ROWS: { readonly [what: string]: Layout } = {
  "JSON, one line": row(
    (n, t, s) => `{"date":"${iso(s)}","from":${quoted(n)},"text":${quoted(t)}}`,
    '{"name":"Nico","messages":[',
    "]}",
    ",",
  ),
  "JSON, pretty": row(
    (n, t, s) =>
      `  {\n   "id": ${s.at},\n   "type": "message",\n   "from": ${quoted(n)},\n   "text": ${quoted(t)}\n  }`,
    '{\n "messages": [\n',
    "\n ]\n}",
    ",\n",
  ),
  "JSON, cut": row(
    (n, t) => `{"sender_name": ${quoted(n)}, "content": ${quoted(t)}}`,
    "[",
    ", {",
    ",",
  ),
  "JSON Lines": row((n, t) => `{"from":${quoted(n)},"text":${quoted(t)}}`),
  "JSON Lines in a fence": row(
    (n, t) => `{"author":${quoted(n)},"message":${quoted(t)}}`,
    "```json\n",
    "\n```",
  ),
  "JSON, lists": row((n, t) => `[${quoted(n)},${quoted(t)}]`, "[", "]", ","),
  "JSON, names as keys": row((n, t) => `{${quoted(n)}: ${quoted(t)}}`, "[", "]", ", "),
  CSV: row(
    (n, t, s) => `${s.at},2026-11-29 ${s.hour}:${s.minute},${n},${t}`,
    "id,date,from,text\n",
  ),
  "CSV without a head": row((n, t, s) => `${s.at},${n},${t}`),
  "CSV, dates first": row((n, t, s) => `2026-11-29 ${s.hour}:${s.minute}:${s.second},${n},${t}`),
  "CSV, quoted": row(
    (n, t, s) => `${cell(iso(s))},${cell(n)},${cell(t)}`,
    '"Date","User","Message"\n',
  ),
  "CSV, phones": row((n, t, s) => `+4915123456${s.minute},${n},RECEIVED,${t}`),
  "CSV, semicolons": row((n, t, s) => `29.11.2026;${s.hour}:${s.minute};${n};${t}`),
  "CSV, pipes": row((n, t, s) => `EN|2026-11-29|${s.hour}:${s.minute}|${n}|${t}`),
  TSV: row((n, t, s) => `${s.at}\t${n}\t${t}`),
  "a table": row(
    (n, t, s) => `| ${s.hour}:${s.minute} | ${n} | ${t} |`,
    "| Time | Who | Text |\n|---|---|---|\n",
  ),
  "SMS as XML": row(
    (n, t, s) =>
      `  <sms protocol="0" address="+4915123456${s.minute}" date="1764425${s.minute}0000" type="1" body="${t}" contact_name="${n}" />`,
    '<?xml version="1.0" encoding="UTF-8"?>\n<smses count="3">\n',
    "\n</smses>",
  ),
  "XML, elements": row(
    (n, t) => `<message><from>${n}</from><text>${t}</text></message>`,
    "<chat>\n",
    "\n</chat>",
  ),
  HTML: row(
    (n, t, s) =>
      `<div class="message"><span class="from_name">${n}</span> <span class="date" title="29.11.2026 ${s.hour}:${s.minute}">${s.hour}:${s.minute}</span><div class="text">${t}</div></div>`,
  ),
  YAML: row((n, t) => `- from: ${n}\n  text: ${t}`),
  "YAML, one by one": row((n, t) => `from: ${n}\ntext: ${t}`, "", "", "\n---\n"),
  vMessage: row(
    (n, t, s) =>
      `BEGIN:VMSG\nVERSION:1.1\nN:${n}\nDate:2026/11/29 ${s.hour}:${s.minute}:${s.second}\n${t}\nEND:VMSG`,
  ),
  SQL: row((n, t, s) => `INSERT INTO messages VALUES (${s.at}, '${n}', '${t}');`),
  BBCode: row((n, t) => `[quote=${n}]${t}[/quote]`),
  "BBCode, quoted": row((n, t, s) => `[quote="${n}, post:${s.at}, topic:3"]\n${t}\n[/quote]`),
};

/** Names as groups are full of, which look like no names. */
export const ODD_NAMES: readonly string[] = [
  "+49 151 2345678",
  "+1 (555) 010-9999",
  "0151/2345678",
  "Oma und Opa Huber",
  "Oma Anna aus dem schönen Wien",
  "Ben, Opa",
  "Ben!",
  "@ben.h",
  "[VfB] Ben",
  "xX_Ben_Xx",
  "~ Ben",
  "ben",
  "B.",
  "Ben & Lisa",
  "Ben (Arbeit)",
  "Ben 🦖",
  "🦖",
  "Dr. Ben Huber-Meyer, PhD",
  "ben.huber@example.org",
  "Familie Huber (Wien) 2024",
  "Команда Бен",
  "田中さん",
  "بن",
  "Mr. Ben van der Huber-Santos III",
  "the real ben",
  "Klasse 4b Eltern: Ben",
];

/** What stands before each turn of the person: words of whoever spoke before them, as programs show them. */
function answering(
  label: (name: string, stamp: Stamp) => string,
  preview: (said: string, name: string) => string,
  gap = "\n",
): Layout {
  return (turns, names) => {
    const all = turns.map((turn, at): Turn => {
      const before = turns.slice(0, at).findLast(({ speaker }) => speaker !== turn.speaker);
      const said = before && preview(before.lines.join(" "), names[before.speaker] ?? "");
      return turn.speaker === 0 && said !== undefined
        ? { ...turn, lines: [said, ...turn.lines] }
        : turn;
    });
    return labelled(label, gap)(all, names);
  };
}

/** The name below what was said. */
function signed(sign: (name: string, stamp: Stamp) => string, gap: string): Layout {
  return each((name, stamp, { lines }) => `${lines.join("\n")}\n${sign(name, stamp)}`, gap);
}

const zoom = (n: string, s: Stamp): string =>
  `${s.hour}:${s.minute}:${s.second} From ${n} to Everyone:\n\t`;
const bracketed = (n: string, s: Stamp): string => `[29.11.2026, ${s.hour}:${s.minute}] ${n}: `;
const colon = (n: string): string => `${n}: `;
const discord = (n: string, s: Stamp): string => `${n} — 29/11/2026 ${s.hour}:${s.minute}\n`;

/** The last of the speakers has a label of another kind than the others. */
function third(label: (name: string) => string): Layout {
  return (turns, names) =>
    turns
      .map(({ speaker, lines }) => {
        const name = names[speaker] ?? "";
        return `${speaker === names.length - 1 ? label(name) : colon(name)}${lines.join(" ")}`;
      })
      .join("\n");
}

/** Chats in which words of others stand in the person's turns, or names where they are no labels. */
export const DISTURBED: { readonly [what: string]: Layout } = {
  "answers in Zoom": answering(zoom, (t) => `Replying to "${t}"\n\t\n\t`),
  "reactions in Zoom": answering(zoom, (t) => `Reacted to "${t}" with "👍"`),
  "cut previews": answering(zoom, (t) => `Replying to "${t.slice(0, 30)}..."\n`),
  "previews over two lines": answering(colon, (t) => `Replying to "${t.replace(" ", "\n")}"`),
  "answers in German": answering(bracketed, (t) => `Antwort auf „${t}“`),
  "answers in Spanish": answering(bracketed, (t) => `En respuesta a «${t}»`),
  "answers in French": answering(bracketed, (t) => `En réponse à « ${t} »`),
  "reactions of a phone": answering(colon, (t) => `Liked “${t}”`),
  "reactions by a sign": answering(colon, (t) => `👍 to “${t}”`),
  "quotation marks alone": answering(bracketed, (t) => `'${t}'`),
  "a bar before what is answered": answering(bracketed, (t) => `┃ ${t}`),
  "a name and words of an answer": answering(discord, (t, n) => `@${n} ${t}`),
  "a name above an answer": answering(discord, (t, n) => `${n}\n${t}`),
  "a small name above an answer": answering(discord, (t, n) => `${n.toLowerCase()}\n${t}`),
  "a reference": answering(discord, (t, n) => `Begin Reference, ${t} by ${n}\n${n}\n${t}`),
  "words and whose they are": answering(discord, (t, n) => `${t} by ${n}`),
  "a passed-on message": answering(bracketed, (t, n) => `[Forwarded from ${n}]\n${t}`),
  "names below": signed((n) => n, "\n\n"),
  "names below without a gap": signed((n) => n, "\n"),
  "names and times below": signed((n, s) => `${n} ${s.hour}:${s.minute}`, "\n\n"),
  "names and times close below": signed((n, s) => `${n}, ${s.hour}:${s.minute}`, "\n"),
  "names behind a dash below": signed((n) => `— ${n}`, "\n"),
  "names in brackets below": signed((n) => `(${n})`, "\n"),
  "names at the end": row((n, t) => `${t} - ${n}`),
  "times and names": row((n, t, s) => `${s.hour}:${s.minute} ${n} ${t}`),
  "times, names and lines": labelled((n, s) => `${s.hour}:${s.minute} ${n} `),
  "small names alone": labelled((n) => `${n.toLowerCase()}\n`),
  "small names alone with gaps": labelled((n) => `${n.toLowerCase()}\n`, "\n\n"),
  "one behind a dash": third((n) => `${n.toLowerCase()} - `),
  "one behind another colon": third((n) => `${n}∶ `),
  "one in brackets": third((n) => `[${n}] `),
  "one alone": third((n) => `${n.toLowerCase()}\n`),
};
