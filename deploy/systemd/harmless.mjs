// What root's terminal shows of a name that somebody else gave: it moves no cursor, clears nothing and turns no line around.
// install.sh does the same in `plain`. Proof: test/deploy/systemd-taken-over.test.ts.

/**
 * @param {string} text One line.
 * @returns {string}
 */
export function harmless(text) {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}
