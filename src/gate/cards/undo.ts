// The card of /undo: what would go and what would wait again, and one confirming tap. It is made from the plan of the undo.
// A tap makes the plan anew, and undoes only what has the same hash.

import * as z from "zod";
import { cardRule, putCard, type LiveCard } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import { CandidateError } from "../../errors.ts";
import type { UndoPlan } from "../../record/merge/undo-plan.ts";
import { visible } from "../../record/text/unseen.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import { refusalLine } from "../../wording/refusals.ts";
import { counted } from "../../wording/sentences.ts";
import { previewUndo, undo, type UndoPreview } from "../undo.ts";

const undoBody = z.object({
  receiptId: z.string(),
  /** Hash of what was shown. Absent in cards of earlier versions, which undo nothing. */
  sha256: z.string().optional(),
});

type UndoCardBody = Readonly<z.infer<typeof undoBody>>;

/** The card of one merge that can be taken back. */
export const UNDO_CARD = cardRule<UndoCardBody, Desk>({
  schema: undoBody,
  show: async ({ receiptId }, desk, reason) => {
    const { lines } = desk.wording();
    const plain = (text: string) => ({ text, buttons: [] });
    if (reason.code !== "receipt_old") return plain(refusalLine(reason, lines));
    try {
      const preview = await previewUndo(receiptId, desk);
      return preview ? undoCard(preview, lines) : plain(lines.undo_nothing);
    } catch (error) {
      if (!(error instanceof CandidateError)) throw error;
      return plain(refusalLine(error.reason, lines));
    }
  },
  tap: async ({ card, body, verb, actor }, desk) => {
    const { lines } = desk.wording();
    switch (verb) {
      case "undo": {
        const tell = (all: readonly string[]): void => {
          const ids = all.join(", ");
          const text = counted(lines, all.length, "undo_done_one", "undo_done_many", { ids });
          putCard({ card }, { text, buttons: [] }, desk);
        };
        await undo(body.receiptId, actor, desk, tell, { sha256: body.sha256 });
        return lines.tap_taken_back;
      }
      case "cancel":
        await desk.commit(() => {
          putCard({ card }, { text: lines.undo_cancelled, buttons: [] }, desk);
        });
        return lines.tap_not_now;
      default:
        return lines.tap_unknown;
    }
  },
});

/** The part of a preview that a card shows. */
type ShownUndo = Pick<UndoPreview, "past" | "sha256"> & {
  readonly plan: Pick<UndoPlan, "removed" | "restored">;
};

/** Gives the card of an undo. It shows what goes and what counts again, as it stands in the Record. */
export function undoCard({ past, plan, sha256 }: ShownUndo, lines: Lines): LiveCard {
  const body: UndoCardBody = { receiptId: past.receiptId, sha256 };
  const entries = plan.removed.map(({ id, text }) => `• ${id}: ${visible(text)}`);
  const again = plan.restored.map(
    ({ id, text }) => `${fill(lines.undo_restores, { id })}\n  ${visible(text)}`,
  );
  return {
    text: [
      `${lines.undo_ask} ${past.candidateIds.join(", ")}`,
      entries.join("\n"),
      ...(again.length > 0 ? [again.join("\n")] : []),
    ].join("\n\n"),
    buttons: [
      [
        { label: lines.button_undo, verb: "undo" },
        { label: lines.button_leave, verb: "cancel" },
      ],
    ],
    card: { kind: "undo", body },
  };
}
