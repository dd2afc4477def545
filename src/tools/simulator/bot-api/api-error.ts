/** A refusal in Telegram's own words; the server turns it into `{ok: false, ...}`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Status 400 with Telegram's prefix. */
export function badRequest(reason: string): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`);
}
