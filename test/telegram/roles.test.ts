import { describe, expect, it } from "vitest";
import type { AccessList, ClaimedRole } from "../../src/state/access.ts";
import { senderOf } from "../../src/telegram/intake.ts";
import { createRoles, type RoleSettings } from "../../src/telegram/roles.ts";

const claimed = new Map<number, ClaimedRole>([
  [5, "owner"],
  [6, "guest"],
]);

function roles(settings: Partial<RoleSettings> = {}) {
  const access: Pick<AccessList, "roleOf" | "idsOf"> = {
    roleOf: (id) => claimed.get(id),
    idsOf: (role) => [...claimed].filter(([, r]) => r === role).map(([id]) => id),
  };
  return createRoles(
    { ownerIds: [1], companionIds: undefined, guestIds: [3], operatorIds: [7], ...settings },
    access as AccessList,
  );
}

describe("who may do what", () => {
  it.each([
    { id: 1, who: "an owner of the environment", known: true, owner: true, companion: true },
    { id: 5, who: "an owner by claim", known: true, owner: true, companion: true },
    { id: 3, who: "a guest of the environment", known: true, owner: false, companion: false },
    { id: 6, who: "a guest by claim", known: true, owner: false, companion: false },
    { id: 9, who: "a stranger", known: false, owner: false, companion: false },
    { id: 0, who: "nobody", known: false, owner: false, companion: false },
  ])(
    "$who: known $known, owner $owner, companion $companion",
    ({ id, known, owner, companion }) => {
      expect(roles().isKnown(id)).toBe(known);
      expect(roles().isOwner(id)).toBe(owner);
      expect(roles().isCompanion(id)).toBe(companion);
    },
  );

  it("makes only the named ones companions when some are named", () => {
    const named = roles({ companionIds: [7] });
    expect([1, 5, 7, 3].map((id) => named.isCompanion(id))).toEqual([false, false, true, false]);
    expect(named.isKnown(7)).toBe(true);
    expect(named.isOwner(7)).toBe(false);
  });

  it("counts an owner once who is both in the environment and claimed", () => {
    expect(roles({ ownerIds: [5, 1] }).owners()).toEqual([5, 1]);
  });
});

describe("the sender of an update", () => {
  const from = { id: 1, is_bot: false, first_name: "R" };
  const chat = { id: 1, type: "private", first_name: "R" };
  const group = { id: -1, type: "group", title: "G" };

  it.each([
    { kind: "a message", update: { message: { from, chat } } },
    { kind: "an edited message", update: { edited_message: { from, chat } } },
    { kind: "a tap", update: { callback_query: { from, message: { chat } } } },
  ])("is known for $kind in a private chat", ({ update }) => {
    expect(senderOf(update as never)).toEqual({ userId: 1, chatId: 1 });
  });

  it.each([
    { kind: "a group message", update: { message: { from, chat: group } } },
    { kind: "a tap in a group", update: { callback_query: { from, message: { chat: group } } } },
    { kind: "a tap without a message", update: { callback_query: { from } } },
    { kind: "a channel post", update: { channel_post: { chat } } },
    { kind: "a message without a sender", update: { message: { chat } } },
    { kind: "another bot", update: { message: { from: { ...from, is_bot: true }, chat } } },
    { kind: "a new kind", update: { purchased_paid_media: { from } } },
    { kind: "nothing", update: {} },
    { kind: "null", update: { message: null, callback_query: null } },
  ])("is nobody for $kind", ({ update }) => {
    expect(senderOf(update as never)).toBeUndefined();
  });
});
