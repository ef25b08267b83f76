// What a chat costs: an answer that streams, alone and behind many messages; a long conversation that is set at once,
// kept, and typed beside. Named, only some of it: `node --import=tsx test/bench/chat.ts typing`.
import { openBench, type BenchPage } from "./chat/page.ts";
import { measureAtOnce, measureTyping, measureWeight } from "./chat/long.ts";
import { measureBursts, measurePainted, measureStreams } from "./chat/streams.ts";

// The weight first: what else a page has done is in its heap.
const parts: Record<string, (bench: BenchPage) => Promise<number>> = {
  weight: measureWeight,
  "at-once": measureAtOnce,
  typing: measureTyping,
  bursts: measureBursts,
  streams: measureStreams,
  painted: measurePainted,
};
const wanted = process.argv.slice(2);
const bench = await openBench();
let over = 0;
try {
  for (const [name, measure] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) over += await measure(bench);
} finally {
  await bench.close();
}
process.exitCode = over > 0 ? 1 : 0;
