// The commands /export (the whole Record as a file, for owners) and /privacy (the places where data is kept, for
// everybody with access).

import { exportRecord } from "../state/backup.ts";
import { fill } from "../wording/catalogue.ts";
import { say, type Routed, type RouterDeps } from "./context.ts";

/** Bytes. Bot API, sendDocument: "files of any type of up to 50 MB". */
const DOCUMENT_LIMIT = 50_000_000;

/** Queues an export. The file itself is made when it is sent, so the export made here only tells its size. */
export async function sendExport(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { recordId, snapshot } = deps.desk.store;
  const { lines } = deps.gate.wording();
  // The outbox holds only the order: the file is made again when it is sent.
  const { zip } = await exportRecord(deps.gate);
  if (zip.length > DOCUMENT_LIMIT)
    return say(ctx, { text: fill(lines.export_too_large, { id: recordId }) }, deps);
  const { persona } = await snapshot();
  await say(
    ctx,
    {
      text: fill(lines.export_caption, { name: persona.name }),
      document: { name: `${recordId}-record.zip`, isExport: true },
    },
    deps,
  );
}

/** Says which servers see a message, where the Record lies and how long the chat is kept. */
export async function privacy(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { persona, settings, recordId: id } = await deps.desk.store.snapshot();
  const { lines } = deps.gate.wording();
  const { baseUrl, mainModel, analystModel, transcribeModel } = deps.config.llm;
  const models = [...new Set([mainModel, analystModel, transcribeModel])].join(", ");
  const server = baseUrl === undefined ? "api.openai.com" : new URL(baseUrl).host;
  const { keepChatDays: days } = settings;
  const text = [
    fill(lines.privacy, { name: persona.name, server, models, id }),
    days === undefined ? lines.privacy_chat_stays : fill(lines.privacy_chat_goes, { days }),
  ].join("\n\n");
  await say(ctx, { text }, deps);
}
