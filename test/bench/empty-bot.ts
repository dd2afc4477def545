// The bench's baseline: the least that a grammY + openai bot can be. It stores and remembers nothing.

import { Bot } from "grammy";
import OpenAI from "openai";

const env = process.env;
const bot = new Bot(env["TELEGRAM_BOT_TOKEN"] ?? "", {
  client: { apiRoot: env["TELEGRAM_API_ROOT"] ?? "" },
});
const openai = new OpenAI({ apiKey: "none", baseURL: env["OPENAI_BASE_URL"] ?? "" });

bot.on("message:text", async (ctx) => {
  const completion = await openai.chat.completions.create({
    model: "gpt-4o",
    messages: [{ role: "user", content: ctx.message.text }],
  });
  await ctx.reply(completion.choices[0]?.message.content ?? "");
});

process.once("SIGTERM", () => void bot.stop());
await bot.start();
