// Commands about the bots of one machine, and the files that such machines are set up with.

import { command, type Command } from "../command.ts";

const OUT = {
  type: "string",
  value: "FILE|-",
  text: "where to write it; - prints it (without it in deploy/)",
} as const;

export const MACHINE: readonly Command[] = [
  command({
    name: "fleet",
    summary: "the bots of this machine: how they are, their logs, a restart one by one",
    forms: [
      { words: "status [<id> ...]", text: "how they are" },
      { words: "logs [<id> ...] [--lines N] [--follow]", text: "what they wrote" },
      { words: "restart [<id> ...] [--dry-run]", text: "one by one, each until it is ready" },
    ],
    options: {
      engine: {
        type: "string",
        value: "systemd|compose",
        text: "what runs them; without it what is found",
      },
      file: {
        type: "string",
        value: "compose.yaml",
        text: "the compose file; without it deploy/compose.yaml",
      },
      lines: { type: "string", default: "50", value: "N", text: "how many lines of each log (50)" },
      follow: { type: "boolean", default: false, text: "goes on showing what is written" },
      "dry-run": { type: "boolean", default: false, text: "prints what it would do" },
    },
    takesWords: true,
    example: "restart abby dad",
    codes: ["1   a bot did not come up; those behind it are untouched"],
    load: () => import("./fleet.ts"),
  }),
  command({
    name: "deploy-compose",
    summary: "writes a compose file with one container for each Record",
    forms: [{ words: "<id>[:<port>] ... [--env-folder FOLDER] [--seed] [--out FILE|-]", text: "" }],
    options: {
      "env-folder": {
        type: "string",
        value: "FOLDER",
        text: "where the .env.<id> are; without it the checkout",
      },
      seed: { type: "boolean", default: false, text: "makes a missing Record from the template" },
      out: OUT,
    },
    takesWords: true,
    example: "abby dad mom",
    load: () => import("./deploy-compose.ts"),
  }),
  command({
    name: "deploy-render",
    summary: "writes a Blueprint for Render with one service for each Record",
    forms: [
      {
        words:
          "<id> ... [--region frankfurt] [--plan starter] [--auto-deploy off|checksPass|commit] [--out FILE|-]",
        text: "",
      },
    ],
    options: {
      region: {
        type: "string",
        default: "frankfurt",
        value: "REGION",
        text: "where it runs (frankfurt)",
      },
      plan: {
        type: "string",
        default: "starter",
        value: "PLAN",
        text: "what it costs (starter); the free plan has no disk",
      },
      "auto-deploy": {
        type: "string",
        default: "off",
        value: "off|checksPass|commit",
        text: "when Render deploys by itself (off)",
      },
      out: OUT,
    },
    takesWords: true,
    example: "abby dad mom",
    load: () => import("./deploy-render.ts"),
  }),
  command({
    name: "deploy-proxy",
    summary: "writes a reverse proxy's configuration for the bots of one machine",
    forms: [
      {
        words: "--nginx|--caddy --by-host DOMAIN <id>:<port> ...",
        text: "a host name for each bot",
      },
      { words: "--nginx|--caddy --by-path HOST <id>:<port> ...", text: "a path for each bot" },
    ],
    options: {
      nginx: { type: "boolean", default: false, text: "for nginx" },
      caddy: { type: "boolean", default: false, text: "for Caddy" },
      "by-host": { type: "string", value: "DOMAIN", text: "each bot is <id>.DOMAIN" },
      "by-path": { type: "string", value: "HOST", text: "each bot is a path of HOST" },
      certificate: {
        type: "string",
        value: "FILE",
        text: "a certificate of your own, with --key",
      },
      key: { type: "string", value: "FILE", text: "its key" },
      "https-port": {
        type: "string",
        default: "443",
        value: "PORT",
        text: "443, 80, 88 or 8443: Telegram delivers to no other",
      },
      listen: { type: "string", value: "ADDRESS", text: "the address that it listens on" },
      out: OUT,
    },
    takesWords: true,
    example: "--nginx --by-host bots.example.org abby:10001 dad:10002",
    load: () => import("./deploy-proxy.ts"),
  }),
];
