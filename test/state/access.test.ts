import { describe, expect, it } from "vitest";
import { CLAIM_LIFETIME_MS, createAccessList } from "../../src/state/access.ts";
import { openDatabase } from "./support.ts";

const DAY_MS = 24 * 60 * 60_000;

function openAccess() {
  const database = openDatabase();
  const access = createAccessList(database);
  const code = (role: "owner" | "guest", now = 0) =>
    database.transact(() => access.createCode(role, now));
  const redeem = (text: string, userId: number, now = 1) =>
    database.transact(() => access.redeem(text, userId, now));
  const knock = (userId: number, now = 0) =>
    database.transact(() => access.shouldTellStranger(userId, now));
  return { database, access, code, redeem, knock };
}

describe("a claim link", () => {
  it("works once: of two people at the same moment one gets in", async () => {
    const { access, code, redeem } = openAccess();
    const link = await code("owner");
    const roles = await Promise.all([redeem(link, 1), redeem(link, 2)]);
    expect(roles).toEqual(["owner", undefined]);
    expect(access.idsOf("owner")).toEqual([1]);
    expect(access.roleOf(2)).toBeUndefined();
  });

  it("is 128 bits of base64url and kept as a hash only", async () => {
    const { database, code } = openAccess();
    const link = await code("guest");
    expect(link).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(database.all("SELECT * FROM claim"))).not.toContain(link);
  });

  it("is void after ten minutes", async () => {
    expect(CLAIM_LIFETIME_MS).toBe(600_000);
    const { code, redeem } = openAccess();
    expect(await redeem(await code("owner"), 1, CLAIM_LIFETIME_MS)).toBeUndefined();
    expect(await redeem(await code("owner"), 1, CLAIM_LIFETIME_MS - 1)).toBe("owner");
  });

  it("that is made up opens nothing", async () => {
    const { redeem } = openAccess();
    expect(await redeem("x".repeat(22), 1)).toBeUndefined();
  });

  it("for the first owner spends all other links for an owner, and none for guests", async () => {
    const { code, redeem } = openAccess();
    const [one, other, guest] = [await code("owner"), await code("owner"), await code("guest")];
    expect(await redeem(one, 1)).toBe("owner");
    expect(await redeem(other, 2)).toBeUndefined();
    expect(await redeem(guest, 3)).toBe("guest");
    expect(await redeem(await code("owner"), 2)).toBe("owner");
  });

  it("makes an owner of a guest, and never a guest of an owner", async () => {
    const { access, code, redeem } = openAccess();
    await redeem(await code("guest"), 1);
    expect(access.roleOf(1)).toBe("guest");
    expect(await redeem(await code("owner"), 1)).toBe("owner");
    expect(await redeem(await code("guest"), 1)).toBe("owner");
    expect(access.roleOf(1)).toBe("owner");
  });

  it("is still good when the transaction that used it came to nothing", async () => {
    const { database, access, code, redeem } = openAccess();
    const link = await code("owner");
    const failed = database.transact(() => {
      access.redeem(link, 1, 1);
      throw new Error("disk full");
    });
    await expect(failed).rejects.toThrow("disk full");
    expect(access.roleOf(1)).toBeUndefined();
    expect(await redeem(link, 1)).toBe("owner");
  });
});

describe("what a link gave", () => {
  it("is taken away whole, with all links that are still open", async () => {
    const { database, access, code, redeem } = openAccess();
    await redeem(await code("owner"), 1);
    await redeem(await code("guest"), 2);
    const open = await code("guest");
    await database.transact(() => {
      access.revoke(1);
    });
    expect(access.claimed()).toEqual([{ userId: 2, role: "guest", since: 1 }]);
    expect(await redeem(open, 1)).toBeUndefined();
  });

  it("counts from the role that somebody has now", async () => {
    const { access, code, redeem } = openAccess();
    await redeem(await code("guest"), 1, 10);
    await redeem(await code("guest"), 1, 20);
    expect(access.find(1)).toEqual({ userId: 1, role: "guest", since: 10 });
    await redeem(await code("owner"), 1, 30);
    await redeem(await code("guest"), 1, 40);
    expect(access.find(1)).toEqual({ userId: 1, role: "owner", since: 30 });
  });
});

describe("strangers", () => {
  it("get one line a day", async () => {
    const { knock } = openAccess();
    expect(await knock(1)).toBe(true);
    expect(await knock(1, DAY_MS - 1)).toBe(false);
    expect(await knock(2, DAY_MS - 1)).toBe(true);
    expect(await knock(1, DAY_MS)).toBe(true);
  });

  it("get no answer while very many knock", async () => {
    const { database, access, knock } = openAccess();
    await database.transact(() => {
      for (let id = 1; id <= 1000; id += 1) access.shouldTellStranger(id, 0);
    });
    expect(await knock(1001)).toBe(false);
    expect(database.get("SELECT count(*) AS n FROM stranger")).toEqual({ n: 1000 });
    expect(await knock(1001, DAY_MS)).toBe(true);
  });
});
