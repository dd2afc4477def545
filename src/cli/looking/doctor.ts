// Everything that is wrong with this installation, check by check, and what to do. Changes nothing. Exit code 0: no
// problem (warnings are allowed), 1: a problem, 78: the dotenv file cannot be read, or is another person's.

import { isInContainer } from "../../config/container.ts";
import { EXIT } from "../../errors.ts";
import { isRecordId } from "../../record-id.ts";
import { examine } from "../../tools/doctor/examine.ts";
import { reportLines } from "../../tools/doctor/report.ts";
import type { Call } from "../command.ts";
import type { Colour, Paint } from "../printer.ts";
import { commandEnvironment } from "../record.ts";

interface DoctorValues {
  readonly user?: string;
  readonly json: boolean;
  readonly offline: boolean;
}

export async function run(call: Call<DoctorValues>): Promise<void> {
  const { values, folder, print, paint } = call;
  const { user, offline, json } = values;
  if (user !== undefined && !isRecordId(user)) {
    throw call.wrong(`${JSON.stringify(user)} cannot be the id of a Record`);
  }
  const examination = await call.during(
    examine({
      environment: commandEnvironment(call, user),
      folder,
      offline,
      isContainer: isInContainer(),
      nodeVersion: process.versions.node,
      now: new Date(),
    }),
  );
  if (!examination.ok) call.end(EXIT.unexpected);
  if (json) print(JSON.stringify(examination, null, 2));
  else for (const line of reportLines(examination)) print(paintMark(line, paint));
}

const COLOURS: readonly (readonly [mark: string, colour: Colour])[] = [
  ["PROBLEM", "red"],
  ["WARNING", "yellow"],
];

function paintMark(line: string, paint: Paint): string {
  const found = COLOURS.find(([mark]) => line.startsWith(mark));
  return found ? `${paint(found[1], found[0])}${line.slice(found[0].length)}` : line;
}
