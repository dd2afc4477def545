import { describe, expect, it } from "vitest";
import type { Claimed } from "../../src/state/access.ts";
import { incomingOf } from "../../src/telegram/incoming.ts";
import { createRoles, type RoleSettings } from "../../src/operator/roles.ts";

const claimed: readonly Claimed[] = [
  { userId: 5, role: "owner", since: 100 },
  { userId: 6, role: "guest", since: 200 },
];

function roles(settings: Partial<RoleSettings> = {}) {
  const access = {
    find: (id: number) => claimed.find(({ userId }) => userId === id),
    claimed: () => claimed,
  };
  return createRoles(
    { ownerIds: [1], companionIds: undefined, guestIds: [3], operatorIds: [7], ...settings },
    access,
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

describe("where a role comes from", () => {
  it("is said for everybody who is let in, owners first", () => {
    const named = (role: string, variable: string) => ({ by: "environment", role, variable });
    expect(roles({ ownerIds: [5, 1], companionIds: [6, 1], guestIds: [3, 1] }).people()).toEqual([
      {
        userId: 5,
        grants: [named("owner", "GRACE_MAR_OWNER_IDS"), { by: "claim", role: "owner", since: 100 }],
      },
      {
        userId: 1,
        grants: [
          named("owner", "GRACE_MAR_OWNER_IDS"),
          named("companion", "GRACE_MAR_COMPANION_IDS"),
          named("guest", "GRACE_MAR_GUEST_IDS"),
        ],
      },
      {
        userId: 6,
        grants: [
          named("companion", "GRACE_MAR_COMPANION_IDS"),
          { by: "claim", role: "guest", since: 200 },
        ],
      },
      { userId: 3, grants: [named("guest", "GRACE_MAR_GUEST_IDS")] },
    ]);
  });

  it("is nothing for a stranger and for operators, who have no chat of their own", () => {
    expect([0, 7, 9].map((id) => roles().grantsOf(id))).toEqual([[], [], []]);
    expect(
      roles()
        .people()
        .map(({ userId }) => userId),
    ).toEqual([1, 5, 3, 6]);
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
    const incoming = incomingOf(update as never, { username: "a_bot" });
    expect(incoming).toMatchObject({ user: { id: 1 }, chat: { id: 1, isPrivate: true } });
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
    const incoming = incomingOf(update as never, { username: "a_bot" });
    expect(incoming?.chat.isPrivate ? incoming : undefined).toBeUndefined();
  });
});
