import { expect } from "chai";
import { serverEvents, type ServerEvent } from "../../src/inference/transport/server-events.ts";

const encoder = new TextEncoder();

function read(text: string, size: number): ServerEvent[] {
  const bytes = encoder.encode(text);
  const events = serverEvents();
  const all: ServerEvent[] = [];
  for (let at = 0; at < bytes.length; at += size) all.push(...events.push(bytes.subarray(at, at + size)));
  return [...all, ...events.end()];
}

describe("serverEvents", () => {
  const text =
    "\ufeffdata: größe\n\n: a comment\nevent: error\r\ndata:one\r\ndata: two\r\n\r\nid: 7\r\rdata\rdata:  x\r\revent: lost\n\ndata: 🎈";
  const events = [
    { name: "", data: "größe" },
    { name: "error", data: "one\ntwo" },
    { name: "", data: "\n x" },
    { name: "", data: "🎈" },
  ];
  it("gives the same events wherever the bytes are cut", () => {
    for (let size = 1; size < encoder.encode(text).length; size++) expect(read(text, size), `size ${size}`).to.deep.equal(events);
  });

  it("stays linear when one long line comes in small pieces", () => {
    const time = (length: number) => {
      const line = `data: ${"x".repeat(length)}\n\n`;
      const start = performance.now();
      expect(read(line, 10)).to.have.length(1);
      return performance.now() - start;
    };
    time(100_000);
    const [small, large] = [Math.min(time(200_000), time(200_000)), Math.min(time(1_600_000), time(1_600_000))];
    expect(large / small, "8 times the length").to.be.below(24);
  });
});
