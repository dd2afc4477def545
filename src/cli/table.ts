// All commands, by what they are for. docs/commands.md is held to this.

import type { Chapter } from "./help.ts";
import { LOOKING } from "./looking/table.ts";
import { MACHINE } from "./machine/table.ts";
import { PEOPLE } from "./people/table.ts";
import { SAVING } from "./saving/table.ts";
import { TAKING_ALONG } from "./taking-along/table.ts";

export const CHAPTERS: readonly Chapter[] = [
  { title: "People", commands: PEOPLE },
  { title: "A look", commands: LOOKING },
  { title: "What is saved", commands: SAVING },
  { title: "Copies, and what leaves a Record", commands: TAKING_ALONG },
  { title: "This machine", commands: MACHINE },
];
