// The kind of a delivery that failed, by Telegram's text about it (Bot API, WebhookInfo). The text itself may quote addresses and
// whatever a proxy answered, so only the kind goes to a log or a report. Proof: test/telegram/delivery-fault.test.ts.

import { factual, type Factual } from "../factual.ts";

/** @param message `last_error_message` of getWebhookInfo. */
export function deliveryFault(message: string | undefined): Factual {
  const told = message ?? "";
  const status = /wrong response.*?\b(\d{3})\b/i.exec(told)?.[1];
  if (status !== undefined) return factual`HTTP ${Number(status)}`;
  if (/ssl|certificate|tls/i.test(told)) return factual`TLS`;
  if (/timed? ?out/i.test(told)) return factual`timeout`;
  if (/resolve|host/i.test(told)) return factual`name lookup`;
  return /connect/i.test(told) ? factual`connection` : factual`other`;
}
