// The languages that there are: a further one is a file of its own and its name in this list.

import type { Catalogue } from "./catalogue.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { SPANISH } from "./spanish.ts";

export const CATALOGUES: readonly Catalogue[] = [ENGLISH, SPANISH, GERMAN, FRENCH];
