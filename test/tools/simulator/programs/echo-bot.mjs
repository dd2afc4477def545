// A bot of a few lines: it echoes texts, tells its environment on /env, dies on /die, and stops at SIGTERM.
import { readdirSync, readFileSync } from "node:fs";

const { TELEGRAM_API_ROOT, TELEGRAM_BOT_TOKEN, GRACE_MAR_USERS_DIR, GRACE_MAR_ENV_FILE } =
  process.env;

async function call(method, params) {
  const response = await fetch(`${TELEGRAM_API_ROOT}/bot${TELEGRAM_BOT_TOKEN}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  return (await response.json()).result;
}

function answer(text) {
  if (text === "/die") process.exit(3);
  if (text !== "/env") return `echo: ${text}`;
  return JSON.stringify({
    ...process.env,
    files: readdirSync(`${GRACE_MAR_USERS_DIR}/grace-mar`).length,
    envFile: readFileSync(GRACE_MAR_ENV_FILE, "utf8"),
  }).slice(0, 4096);
}

process.on("SIGTERM", () => process.exit(0));
let offset = 0;
for (;;) {
  for (const { update_id, message } of await call("getUpdates", { offset, timeout: 30 })) {
    offset = update_id + 1;
    await call("sendMessage", { chat_id: message.chat.id, text: answer(message.text) });
  }
}
