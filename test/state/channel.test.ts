import { expect } from "chai";
import { Channel, type Message } from "../../src/state/channel.ts";

describe("what tabs tell each other", () => {
  /** What one tab says, as it comes to another. */
  class Line {
    static all: Line[] = [];
    onmessage: ((event: { data: unknown }) => void) | undefined;
    isOpen = true;
    constructor(readonly name: string) {
      Line.all.push(this);
    }
    postMessage(data: unknown): void {
      for (const line of Line.all) if (line !== this && line.name === this.name && line.isOpen) line.onmessage?.({ data });
    }
    close(): void {
      this.isOpen = false;
    }
  }
  const place = { channels: Line as unknown as typeof BroadcastChannel };
  function open(name = "app"): { channel: Channel; heard: Message[] } {
    const channel = new Channel(place, name);
    const heard: Message[] = [];
    channel.listen((message) => heard.push(message));
    return { channel, heard };
  }
  beforeEach(() => void (Line.all = []));

  it("comes to all others of the app, and to them alone", () => {
    const [one, other, third, stranger] = [open(), open(), open(), open("other")];
    one.channel.post({ type: "imported" });
    expect([one.heard, other.heard, third.heard, stranger.heard].map(({ length }) => length)).to.deep.equal([0, 1, 1, 0]);
  });

  it("is passed on as what it must be, without what else is in it", () => {
    const { heard } = open();
    const say = new Line("app");
    const said: Message[] = [
      { type: "changed", key: ["msg", "chat", ""], ids: ["a", "b"] },
      { type: "changed", key: ["state", "it"] },
      { type: "erased" },
      { type: "imported" },
      { type: "ask", name: "a" },
      { type: "held", name: "a" },
    ];
    for (const message of said) say.postMessage({ ...message, more: 1 });
    expect(heard).to.deep.equal(said);
  });

  it("is not heard where it is none of that", () => {
    const { heard } = open();
    const say = new Line("app");
    const wrong = [undefined, null, "erased", 7, {}, { type: "other" }, { type: "ask" }, { type: "held", name: 1 }, { type: "changed" }];
    const keys = [[], "state", [1], ["state", 1], Array(1)].map((key) => ({ type: "changed", key }));
    for (const data of [...wrong, ...keys]) say.postMessage(data);
    expect(heard).to.deep.equal([]);
  });

  it("is a change of everything where its ids are none, or more than are gone through", () => {
    const { heard } = open();
    const say = new Line("app");
    const many = (length: number) => Array.from({ length }, String);
    for (const ids of ["a", [1], many(10_001), many(10_000), []]) say.postMessage({ type: "changed", key: ["msg"], ids });
    expect(heard.map((message) => (message as { ids?: unknown[] }).ids?.length)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      10_000,
      0,
    ]);
  });

  it("is heard no more by who has stopped listening, or by a tab that is gone", () => {
    const [one, other] = [open(), open()];
    const heard: Message[] = [];
    const stop = other.channel.listen((message) => heard.push(message));
    stop();
    one.channel.post({ type: "erased" });
    expect([heard.length, other.heard.length]).to.deep.equal([0, 1]);
    other.channel.close();
    expect(Line.all.map(({ isOpen }) => isOpen)).to.include(false);
    one.channel.post({ type: "erased" });
    expect([other.heard.length, other.channel.works, one.channel.works]).to.deep.equal([1, false, true]);
    other.channel.post({ type: "erased" });
    expect(one.heard).to.deep.equal([]);
  });

  it("is nothing where there is no channel, or none is allowed", () => {
    class Forbidden {
      constructor() {
        throw new DOMException("Not here.", "SecurityError");
      }
    }
    for (const channels of [undefined, Forbidden as unknown as typeof BroadcastChannel]) {
      const channel = new Channel({ channels }, "app");
      channel.post({ type: "erased" });
      channel.listen(() => {});
      channel.close();
      expect(channel.works).to.equal(false);
    }
  });
});
