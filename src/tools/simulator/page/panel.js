// The parts around the input field: reply keyboard, command menu, things to try.
import { byId, element } from "./view.js";

const SHORT_SCREEN = 620;

let commands = [];
let run = () => {};

/** Puts the chat's reply keyboard under the field, or takes it away. */
export function showKeyboard(keyboard, act) {
  const toggle = byId("keyboard-toggle");
  const rows = keyboard?.keyboard ?? [];
  toggle.hidden = rows.length === 0;
  byId("text").placeholder = keyboard?.input_field_placeholder || "Message";
  byId("keyboard").replaceChildren(
    ...rows.map((row) => {
      const line = element("div", { className: "keyboard-row" });
      for (const { text: label } of row) line.append(keyboardButton(label, keyboard, act));
      return line;
    }),
  );
  setKeyboardOpen(rows.length > 0 && window.innerHeight > SHORT_SCREEN);
}

function keyboardButton(label, keyboard, act) {
  const button = element("button", {
    className: "keyboard-button",
    type: "button",
    text: label,
    "data-testid": "keyboard-button",
  });
  button.addEventListener("click", () => {
    if (keyboard.one_time_keyboard) setKeyboardOpen(false);
    void act.say(label);
  });
  return button;
}

export function setKeyboardOpen(isOpen) {
  byId("keyboard").hidden = !isOpen;
  byId("keyboard-toggle").setAttribute("aria-expanded", String(isOpen));
}

/** Remembers the bot's commands for the menu. */
export function showCommands(list, act) {
  commands = list;
  run = (command) => act.command(command);
  byId("menu-toggle").hidden = commands.length === 0;
  setMenuOpen(false);
}

/** Shows the commands that begin with what was typed. */
export function setMenuOpen(isOpen, typed = "/") {
  const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()));
  const shown = isOpen && fitting.length > 0;
  byId("menu").hidden = !shown;
  byId("menu-toggle").setAttribute("aria-expanded", String(shown));
  byId("menu").replaceChildren(
    ...fitting.map(({ command, description }) => {
      const item = element("li");
      const button = element("button", { type: "button", className: "menu-item" });
      button.append(
        element("span", { className: "menu-command", text: `/${command}` }),
        element("span", { className: "menu-description", text: description }),
      );
      button.addEventListener("click", () => {
        setMenuOpen(false);
        run(`/${command}`);
      });
      item.append(button);
      return item;
    }),
  );
}

/** The row of things to try. */
export function showTries(suggestions, act) {
  byId("tries").hidden = suggestions.length === 0;
  byId("tries-row").replaceChildren(
    ...suggestions.map((suggestion) => {
      const chip = element("button", { type: "button", className: "try", text: suggestion });
      chip.addEventListener("click", () => void act.say(suggestion));
      return chip;
    }),
  );
}
