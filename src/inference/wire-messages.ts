/**
 * The arguments of a call with messages as the chat protocol has them: a conversation of ours that a handler sends as it
 * is says more of a message (its id, its status), which strict servers refuse.
 */
export function withWireMessages<Args extends Record<string, unknown>>(args: Args): Args {
  return Array.isArray(args["messages"]) ? { ...args, messages: args["messages"].map(wireMessage) } : args;
}

function wireMessage(message: unknown): unknown {
  if (typeof message !== "object" || message === null) return message;
  const { id: _id, status: _status, metadata: _metadata, options: _options, ...wire } = message as Record<string, unknown>;
  return wire;
}
