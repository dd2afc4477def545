// A runtime with the web server of its process, as main.ts starts it.

import {
  startRecordRuntime,
  type RecordRuntime,
  type RuntimeDeps,
} from "../../src/runtime/runtime.ts";
import { createWebServer } from "../../src/web/server.ts";

/** Starts both. The server ends with the runtime. @throws as `startRecordRuntime` does. */
export async function startWithWeb(deps: RuntimeDeps): Promise<RecordRuntime> {
  const { web: address } = deps.config;
  if (!address) return startRecordRuntime(deps);
  const web = createWebServer({ ...address, log: deps.log });
  try {
    const runtime = await startRecordRuntime({ ...deps, web });
    const stop = async (): Promise<void> => {
      await runtime.stop();
      await web.close();
    };
    return { ...runtime, stop };
  } catch (error) {
    await web.close();
    throw error;
  }
}
