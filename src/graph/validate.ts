import { authorError } from "../core/hf-error.ts";
import type { Listener } from "./listener.ts";
import { itemsOf, namedItems, type Port, type Shape } from "./port.ts";
import type { Host, Run } from "./run.ts";

const FINE: readonly unknown[] = ["", true, null, undefined];

/** The inputs at which a listener's validator has left a message. */
const flagged = new WeakMap<Listener, ReadonlySet<Port>>();

/**
 * Shows what a validator said at the inputs concerned, and clears what it said before. A listener clears only its own
 * messages: of two listeners to one event, the content one must not hide what the other asks for.
 * @param said a message or "", in the shape of the inputs; or one message, for the first of them
 * @returns whether the run may go on
 * @throws {HfError} author, where it said neither
 */
export function accepts(said: unknown, inputs: Shape<Port>, run: Run, host: Host): boolean {
  const { listener } = run;
  const messages = messagesOf(said, inputs).filter(([, message]) => !FINE.includes(message));
  const wrong = messages.find(([, message]) => typeof message !== "string");
  if (wrong)
    throw authorError(
      `The validator of ${listener.name} gave ${String(wrong[1])}. Return a message that says what to change, or "" where the value is fine.`,
    );
  const now = new Set(messages.flatMap(([port]) => port ?? []));
  for (const port of flagged.get(listener) ?? []) if (!now.has(port)) port.invalid?.("", run);
  flagged.set(listener, now);
  for (const [port, message] of messages) {
    if (port?.invalid) port.invalid(message as string, run);
    else host.notify("warn", message as string, run);
  }
  return messages.length === 0;
}

function messagesOf(said: unknown, inputs: Shape<Port>): (readonly [Port | undefined, unknown])[] {
  const ports = itemsOf(inputs);
  if (typeof said !== "object" || said === null) return [[ports[0], said]];
  if (Array.isArray(said)) return said.map((message, index) => [ports[index], message]);
  const named = namedItems(inputs);
  return Object.entries(said).map(([name, message]) => [named.get(name), message]);
}
