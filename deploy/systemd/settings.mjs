// The settings that a unit's environment file may hold: variables that this program knows, no secrets, and nothing that
// the unit decides. What names a program or library for the loader or for Node is never among them.

const SETTINGS = new Set([
  "GRACE_MAR_OWNER_IDS",
  "GRACE_MAR_COMPANION_IDS",
  "GRACE_MAR_GUEST_IDS",
  "GRACE_MAR_OPERATOR_CHAT_ID",
  "GRACE_MAR_OPERATOR_IDS",
  "GRACE_MAR_OPERATOR_REMINDERS",
  "GRACE_MAR_OPERATOR_REMINDER_INTERVAL_SEC",
  "GRACE_MAR_OPERATOR_PENDING_THRESHOLD",
  "GRACE_MAR_OPERATOR_STALE_DAYS",
  "OPENAI_BASE_URL",
  "OPENAI_MODEL",
  "OPENAI_ANALYST_MODEL",
  "OPENAI_TRANSCRIBE_MODEL",
  "OPENAI_EMBEDDING_MODEL",
  "OPENAI_LOADING_SEC",
  "OPENAI_PRICES",
  "OPENAI_CURRENCY",
  "GRACE_MAR_PROMPT_TOKENS",
  "GRACE_MAR_DAILY_TOKEN_BUDGET",
  "RATE_LIMIT_WINDOW_SEC",
  "RATE_LIMIT_MAIN",
  "RATE_LIMIT_ANALYST",
  "HOMEWORK_SESSION_TIMEOUT_SEC",
  "WEBHOOK_BASE_URL",
  "RENDER_EXTERNAL_URL",
  "PORT",
  "HOST",
  "TELEGRAM_API_ROOT",
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "NO_PROXY",
  "https_proxy",
  "http_proxy",
  "no_proxy",
  // It names no code. The installer has made it the place of its copy.
  "NODE_EXTRA_CA_CERTS",
  "LOG_LEVEL",
]);

/** Gives the settings of an environment, trimmed. Empty ones are left out. */
export function settingsOf(environment) {
  const settings = Object.entries(environment)
    .filter(([name]) => SETTINGS.has(name))
    .map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(settings.filter(([, value]) => value));
}

/** The rest of the program's variables: secrets, and what the unit decides. */
const ELSEWHERE =
  /^(?:GRACE_MAR_(?:USER_ID|USERS_DIR|ENV_FILE|SEED)|.*(?:TOKEN|KEY|SECRET)(?:_FILE)?)$/;

/** Gives the names in an environment that the program does not know. */
export function unknownOf(environment) {
  return Object.keys(environment).filter(
    (name) => /^[A-Z_][A-Z0-9_]*$/.test(name) && !SETTINGS.has(name) && !ELSEWHERE.test(name),
  );
}

/** Gives the variables of a file that systemd reads for a unit (systemd.exec, EnvironmentFile=). */
export function parseUnitFile(text) {
  const lines =
    /^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*((?:"(?:\\[^]|[^"\\])*"|'[^']*'|\\[^]|[^\r\n"'\\])*)/gm;
  return Object.fromEntries(
    [...text.matchAll(lines)].map(([, name, value]) => [name, plain(value)]),
  );
}

function plain(value) {
  return value
    .trimEnd()
    .replace(/"((?:\\[^]|[^"\\])*)"|'([^']*)'|\\([^])/g, (_, double, single, bare) => {
      if (double !== undefined)
        return double.replace(/\\([\\"$`\n])/g, (__, c) => (c === "\n" ? "" : c));
      return single ?? (bare === "\n" ? "" : bare);
    });
}
