// The chat page's files, read from this folder or from beside the bundle.
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { ApiError } from "../bot-api/api-error.ts";

const PAGE = new URL("../page/", import.meta.url);

const FILES: { readonly [name: string]: readonly [file: string, type: string] } = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/panel.js": ["panel.js", "text/javascript; charset=utf-8"],
  "/view.js": ["view.js", "text/javascript; charset=utf-8"],
  "/icon.svg": ["icon.svg", "image/svg+xml"],
};

/** Serves one of the page's files. Everything else is 404. */
export async function servePage(pathname: string, response: ServerResponse): Promise<void> {
  const [file, type] = FILES[pathname] ?? [];
  if (file === undefined || type === undefined) throw new ApiError(404, "Not Found");
  const body = await readFile(new URL(file, PAGE));
  response.writeHead(200, {
    "content-type": type,
    "content-length": body.length,
    "cache-control": "no-cache",
    "content-security-policy":
      "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  });
  response.end(body);
}
