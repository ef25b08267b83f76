import { beginningOf } from "../../core/cut-text.ts";

const longest = 300;
const window = 16;

/** What a provider said about a fault, from any of the shapes in use; "" when it said nothing. */
export function textOfBody(body: unknown): string {
  if (typeof body === "string") return body.trim();
  if (typeof body !== "object" || body === null) return "";
  const { error, message, detail } = body as Record<string, unknown>;
  for (const said of [error, message, detail]) {
    if (typeof said === "string") return said;
    if (Array.isArray(said)) {
      const first = said.map(textOfBody).find(Boolean);
      if (first) return first;
    } else if (said) {
      const inner = textOfBody(said);
      if (inner) return inner;
    }
  }
  const { msg, title } = body as Record<string, unknown>;
  return typeof msg === "string" ? msg : typeof title === "string" ? title : "";
}

/**
 * A provider's text made fit to keep: short, without tokens, and dropped as a whole when it repeats
 * what was asked. (Validation errors of many servers echo their input.)
 *
 * @param asked the arguments of the call
 */
export function safeDetail(text: string, asked: unknown): string | undefined {
  const short = beginningOf(redactTokens(text), longest);
  return short && !echoes(short, asked) ? short : undefined;
}

/**
 * `text` with every Hugging Face token, bearer key and key of other providers in it blotted out; `HF_TOKEN` is the name
 * of a place for one.
 */
export function redactTokens(text: string): string {
  return text.replace(/\bhf_(?!token\b)\w+|\bBearer\s+\S+|\b(?:sk|gsk|xai|nvapi|r8)[-_][\w*-]{6,}/gi, "[redacted]");
}

function echoes(text: string, asked: unknown): boolean {
  if (typeof asked === "string") {
    if (asked.length < 4 || asked.startsWith("data:")) return false;
    if (asked.length <= window) return text.includes(asked);
    for (let at = 0; at + window <= text.length; at++) {
      if (asked.includes(text.slice(at, at + window))) return true;
    }
    return false;
  }
  if (typeof asked !== "object" || asked === null || asked instanceof Blob) return false;
  return Object.entries(asked).some(([key, value]) => !plainKeys.has(key) && echoes(text, value));
}

// These say nothing of the person's, and errors must be able to name them.
const plainKeys = new Set(["model", "provider", "endpointUrl", "role", "type"]);
