/** One event of an event stream. */
export interface ServerEvent {
  /** Its name; "" is a plain message. */
  name: string;
  data: string;
}

/**
 * Splits the bytes of an event stream into its events, wherever the network cut them.
 *
 * The client can do that too; we need whole events before it sees them.
 */
export function serverEvents(): { push(bytes: Uint8Array): ServerEvent[]; end(): ServerEvent[] } {
  const decoder = new TextDecoder();
  let line = "";
  let data: string[] = [];
  let name = "";
  let endedWithReturn = false;
  let events: ServerEvent[] = [];

  const endEvent = () => {
    if (data.length > 0) events.push({ name, data: data.join("\n") });
    data = [];
    name = "";
  };
  const endLine = () => {
    const text = line;
    line = "";
    if (text === "") return endEvent();
    const colon = text.indexOf(":");
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") name = value.trim();
  };
  const take = (decoded: string) => {
    // A CRLF may be cut in two: its CR already ended the line.
    const text = endedWithReturn && decoded.startsWith("\n") ? decoded.slice(1) : decoded;
    if (decoded) endedWithReturn = decoded.endsWith("\r");
    const [first = "", ...rest] = text.split(/\r\n|\r|\n/);
    line += first;
    for (const next of rest) {
      endLine();
      line = next;
    }
  };
  const collected = () => {
    const all = events;
    events = [];
    return all;
  };

  return {
    push(bytes) {
      take(decoder.decode(bytes, { stream: true }));
      return collected();
    },
    /** Also gives an event that lacks only its closing blank line. */
    end() {
      take(decoder.decode());
      endLine();
      endEvent();
      return collected();
    },
  };
}
