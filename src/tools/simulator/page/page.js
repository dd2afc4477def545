// The chat page. It follows one chat by server-sent events and posts the person's messages and taps.
import { setKeyboardOpen, setMenuOpen, showCommands, showKeyboard, showTries } from "./panel.js";
import { arrange, byId, element, initials, messageElement } from "./view.js";

const TYPING_MS = 5_000;
const TOAST_MS = 3_500;
const MAX_TEXT = 4096;
const NEAR_END = 120;

const list = byId("messages");
const scroller = byId("scroller");
const text = byId("text");
const items = new Map();
const waitingTaps = new Map();
let context = { botId: 0, botName: "" };
let person = { id: 1001, firstName: "You" };
let typingTimer = 0;
let toastTimer = 0;
let staysAtEnd = true;

async function open() {
  const page = await get("/simulator/page");
  if (page.person) person = page.person;
  const labels = (page.label ?? "simulated Telegram").split(" · ");
  byId("chip").replaceChildren(...labels.map((label) => element("span", { text: label })));
  for (const id of ["messages", "tries-row", "keyboard", "menu"])
    byId(id).lang = page.language ?? "";
  showTries(page.suggestions ?? [], act);
  const bots = await get("/simulator/bots");
  const wanted = new URLSearchParams(location.search).get("bot");
  const bot = bots.find(({ id }) => String(id) === wanted) ?? bots[0];
  if (!bot) {
    byId("bot-name").textContent = "No bot yet";
    return setTimeout(() => location.reload(), 2_000);
  }
  context = { botId: bot.id, botName: bot.firstName };
  nameBot();
  follow();
}

function nameBot() {
  document.title = context.botName;
  byId("bot-name").textContent = context.botName;
  byId("empty-name").textContent = context.botName;
  for (const id of ["bot-avatar", "empty-avatar"]) {
    byId(id).textContent = initials(context.botName);
  }
}

function follow() {
  const events = new EventSource(`${botPath()}/events?chat=${person.id}`);
  const on = (type, handle) =>
    events.addEventListener(type, ({ data }) => handle(JSON.parse(data)));
  events.addEventListener("error", () => setStatus("connecting…"));
  on("state", (state) => {
    items.clear();
    list.replaceChildren();
    for (const message of state.messages) put(message);
    showKeyboard(state.keyboard, act);
    showCommands(state.commands, act);
    setStatus("bot");
    refresh(true);
  });
  on("message", ({ message }) => {
    const wasNearEnd = isNearEnd();
    const isNew = put(message);
    if (message.from === "bot") stopTyping();
    refresh(wasNearEnd || (isNew && message.from === "me"));
    if (isNew && message.from === "bot" && !wasNearEnd) byId("jump").hidden = false;
  });
  on("deleted", ({ messageId }) => {
    items.get(messageId)?.remove();
    items.delete(messageId);
    refresh(false);
  });
  on("keyboard", ({ keyboard }) => showKeyboard(keyboard, act));
  on("commands", (state) => showCommands(state.commands, act));
  on("action", startTyping);
  on("answer", ({ callbackId, answer }) => {
    waitingTaps.get(callbackId)?.classList.remove("waiting");
    waitingTaps.delete(callbackId);
    if (answer.text && answer.showAlert) showAlert(answer.text);
    else if (answer.text) toast(answer.text);
  });
}

const act = {
  async say(message) {
    for (let start = 0; start < message.length; start += MAX_TEXT) {
      await post("/say", { person, text: message.slice(start, start + MAX_TEXT) });
    }
  },
  command(command) {
    setText("");
    void act.say(command);
  },
  async tap(messageId, callbackData, button) {
    button.classList.add("waiting");
    setTimeout(() => button.classList.remove("waiting"), 10_000);
    const update = await post("/tap", { person, messageId, callbackData });
    if (update) waitingTaps.set(update.callback_query.id, button);
  },
};

// Returns true for a new message. An edited one takes its old place.
function put(message) {
  const made = messageElement(message, context, act);
  const old = items.get(message.messageId);
  if (old) old.replaceWith(made);
  else list.append(made);
  items.set(message.messageId, made);
  return !old;
}

function refresh(toEnd) {
  arrange(list);
  byId("empty").hidden = items.size > 0;
  if (toEnd) scrollToEnd();
}

function isNearEnd() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
}

function scrollToEnd() {
  scroller.scrollTop = scroller.scrollHeight;
  byId("jump").hidden = true;
}

function startTyping() {
  const wasNearEnd = isNearEnd();
  byId("typing").hidden = false;
  setStatus("typing…");
  clearTimeout(typingTimer);
  typingTimer = setTimeout(stopTyping, TYPING_MS);
  if (wasNearEnd) scrollToEnd();
}

function stopTyping() {
  clearTimeout(typingTimer);
  byId("typing").hidden = true;
  setStatus("bot");
}

function setStatus(status) {
  byId("status").textContent = status;
  byId("status").classList.toggle("is-typing", status === "typing…");
}

function toast(message) {
  byId("toast").textContent = message;
  byId("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (byId("toast").hidden = true), TOAST_MS);
}

function showAlert(message) {
  byId("alert-text").textContent = message;
  byId("alert").showModal();
}

function setText(value) {
  text.value = value;
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  document.querySelector("[data-testid=send]").disabled = value.trim() === "";
}

function botPath() {
  return `/simulator/bots/${context.botId}`;
}

async function get(path) {
  return (await fetch(path)).json();
}

async function post(path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(botPath() + path, {
    method: "POST",
    body: isForm ? body : JSON.stringify(body),
    headers: isForm ? {} : { "content-type": "application/json" },
  }).catch(() => undefined);
  if (response?.ok) return response.json();
  toast("That did not go through. Is the demo still running?");
  return undefined;
}

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const message = text.value.trim();
  if (message === "") return;
  setText("");
  setMenuOpen(false);
  void act.say(message);
});
text.addEventListener("input", () => {
  setText(text.value);
  setMenuOpen(/^\/\w*$/.test(text.value), text.value);
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Escape") setMenuOpen(false);
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("form").requestSubmit();
});
byId("start").addEventListener("click", () => void act.say("/start"));
byId("menu-toggle").addEventListener("click", () => setMenuOpen(byId("menu").hidden));
byId("keyboard-toggle").addEventListener("click", () => setKeyboardOpen(byId("keyboard").hidden));
byId("tries-close").addEventListener("click", () => (byId("tries").hidden = true));
byId("jump").addEventListener("click", scrollToEnd);
scroller.addEventListener("scroll", () => {
  staysAtEnd = isNearEnd();
  if (staysAtEnd) byId("jump").hidden = true;
});
// When the field grows, the keyboard opens or a phone turns, the newest message stays in sight.
new ResizeObserver(() => staysAtEnd && scrollToEnd()).observe(scroller);
byId("attach").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const form = new FormData();
  form.append("person", JSON.stringify(person));
  form.append("file", file);
  target.value = "";
  void post("/files", form);
});

await open();
