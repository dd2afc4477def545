// The elements of the page. All text goes in through textContent.

const GROUP_SECONDS = 300;
const COMMAND = /(^|\s)(\/[a-z0-9_]{1,32})(?![\w/])/gi;

/** @returns {HTMLElement} */
export const byId = (id) => document.getElementById(id);

/** A new element with its classes, attributes and text. */
export function element(tag, { className = "", text, ...attributes } = {}) {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Up to two initials. */
export function initials(name) {
  const words = name.trim().split(/[\s_-]+/);
  const letters = words.map((word) => [...word][0] ?? "");
  return (letters[0] + (words.length > 1 ? letters.at(-1) : "")).toUpperCase();
}

/** One message with its buttons. `act` is called with the person's act. */
export function messageElement(message, context, act) {
  const item = element("li", {
    className: `message from-${message.from}`,
    "data-testid": "message",
    "data-from": message.from,
    "data-message-id": message.messageId,
    "data-date": message.date,
  });
  if (message.from === "bot") {
    item.append(
      element("span", {
        className: "avatar avatar-small",
        text: initials(context.botName),
        "aria-hidden": "true",
      }),
    );
  }
  const stack = element("div", { className: "stack" });
  const bubble = element("div", { className: "bubble" });
  const author = message.from === "bot" ? context.botName : "You";
  bubble.append(element("span", { className: "visually-hidden", text: `${author}: ` }));
  if (message.document) bubble.append(documentElement(message.document, context));
  if (message.text !== "") bubble.append(textElement(message, act));
  bubble.append(metaElement(message));
  stack.append(bubble);
  if (message.buttons.length > 0) stack.append(inlineButtons(message, act));
  item.append(stack);
  return item;
}

function textElement(message, act) {
  const text = element("p", { className: "text", dir: "auto" });
  if (message.from === "me") {
    text.textContent = message.text;
    return text;
  }
  let end = 0;
  for (const match of message.text.matchAll(COMMAND)) {
    const start = match.index + match[1].length;
    text.append(message.text.slice(end, start));
    const command = element("button", { className: "command", type: "button", text: match[2] });
    command.addEventListener("click", () => act.say(match[2]));
    text.append(command);
    end = start + match[2].length;
  }
  text.append(message.text.slice(end));
  return text;
}

function metaElement(message) {
  const sent = new Date(message.date * 1000);
  const meta = element("span", { className: "meta" });
  if (message.editDate) meta.append(element("span", { text: "edited" }));
  meta.append(
    element("time", {
      text: sent.toLocaleTimeString([], { timeStyle: "short" }),
      datetime: sent.toISOString(),
    }),
  );
  return meta;
}

function documentElement(document, context) {
  const link = element("a", {
    className: "document",
    href: `/simulator/bots/${context.botId}/files/${encodeURIComponent(document.file_id)}`,
    download: document.file_name ?? "file",
  });
  const extension = /\.([a-z0-9]{1,4})$/i.exec(document.file_name ?? "")?.[1] ?? "file";
  link.append(
    element("span", { className: "document-kind", text: extension, "aria-hidden": "true" }),
  );
  const words = element("span", { className: "document-words" });
  words.append(element("span", { className: "document-name", text: document.file_name ?? "file" }));
  words.append(
    element("span", { className: "document-size", text: size(document.file_size ?? 0) }),
  );
  link.append(words);
  return link;
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function inlineButtons(message, act) {
  const rows = element("div", { className: "inline", role: "group", "aria-label": "Buttons" });
  for (const row of message.buttons) {
    const line = element("div", { className: "inline-row" });
    for (const button of row) line.append(inlineButton(message, button, act));
    rows.append(line);
  }
  return rows;
}

function inlineButton(message, button, act) {
  const made = element("button", {
    className: "inline-button",
    type: "button",
    text: button.text,
    "data-testid": "inline-button",
  });
  const address = button.url ?? button.web_app?.url;
  if (address !== undefined) made.classList.add("opens-page");
  made.addEventListener("click", () => {
    if (address === undefined) act.tap(message.messageId, button.callback_data, made);
    else if (/^https?:/i.test(address)) window.open(address, "_blank", "noopener");
  });
  return made;
}

/** Adds day dividers and groups messages that follow each other. */
export function arrange(list) {
  for (const divider of list.querySelectorAll(".day")) divider.remove();
  let before;
  for (const item of list.querySelectorAll(".message")) {
    const seconds = Number(item.dataset.date);
    const isNewDay = before === undefined || dayOf(before.seconds) !== dayOf(seconds);
    if (isNewDay) item.before(element("li", { className: "day", text: dayName(seconds) }));
    const follows =
      !isNewDay &&
      before.item.dataset.from === item.dataset.from &&
      seconds - before.seconds < GROUP_SECONDS;
    item.classList.toggle("follows", follows);
    item.classList.remove("followed");
    if (follows) before.item.classList.add("followed");
    before = { item, seconds };
  }
}

function dayOf(seconds) {
  return new Date(seconds * 1000).toDateString();
}

function dayName(seconds) {
  const today = Date.now() / 1000;
  if (dayOf(seconds) === dayOf(today)) return "Today";
  if (dayOf(seconds) === dayOf(today - 86_400)) return "Yesterday";
  return new Date(seconds * 1000).toLocaleDateString([], { day: "numeric", month: "long" });
}
