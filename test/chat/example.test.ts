import { expect } from "chai";
import { serve, type Served } from "../serve.ts";
import { fetchExample, withFiles } from "../../src/chat/example.ts";
import { HfError } from "../../src/core/hf-error.ts";
import { HfExampleEvent } from "../../src/elements/chatbot/events.ts";
import type { Run } from "../../src/graph/run.ts";

describe("the files of an example", () => {
  let server: Served;
  let base: string;
  const seen: string[] = [];
  const signal = new AbortController().signal;

  before(async () => {
    server = await serve(({ url = "" }, response) => {
      seen.push(url);
      if (url.includes("missing")) response.writeHead(404).end("none");
      else if (!url.includes("never")) response.writeHead(200, { "content-type": "image/png" }).end("picture");
    });
    base = `${server.origin}/app/page.html`;
  });
  beforeEach(() => void (seen.length = 0));
  after(() => server.close());

  it("are fetched from where they are, beside the page, and keep their names", async () => {
    const own = new File(["own"], "own.txt");
    const { text, files = [] } = await withFiles({ text: "Look", files: ["cats/my%20cat.png?size=2#top", own] }, signal, base);
    const [cat, other] = files as File[];
    expect([text, other]).to.deep.equal(["Look", own]);
    expect(cat).to.be.instanceOf(File).and.include({ name: "my cat.png", type: "image/png" });
    expect(await cat?.text()).to.equal("picture");
    expect(seen).to.deep.equal(["/app/cats/my%20cat.png?size=2"]);
  });

  it("have some name where their address has none", async () => {
    const { files = [] } = await withFiles({ text: "", files: ["/"] }, signal, base);
    expect(files[0]).to.include({ name: "file" });
  });

  it("leave an example as it is that has none to fetch", async () => {
    for (const example of [{ text: "a" }, { text: "a", files: [] }, { text: "a", files: [new Blob([])] }])
      expect(await withFiles(example, signal, base)).to.equal(example);
  });

  it("that cannot be had are named, and the person is told what to do", async () => {
    const fault = await withFiles({ text: "", files: ["missing.png"] }, signal, base).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(HfError).and.have.property("code", "bad-file");
    expect((fault as HfError).message).to.match(/“missing\.png”.*Choose another/);
    expect(((fault as HfError).cause as Error).message).to.equal("status 404");
  });

  it("are no more fetched once the run is cancelled, which is no fault of theirs", async () => {
    const controller = new AbortController();
    const fetching = withFiles({ text: "", files: ["never.png"] }, controller.signal, base);
    controller.abort(new Error("cancelled"));
    expect(await fetching.catch((error: Error) => error.message)).to.equal("cancelled");
  });

  it("are there for all that read the event once it has set off a run", async () => {
    const event = new HfExampleEvent(0, { text: "Look", files: ["cat.png"] });
    await fetchExample({ event, signal } as unknown as Run, base);
    expect(event.value.files?.[0]).to.be.instanceOf(File);
    expect(event.value.text).to.equal("Look");
  });

  it("are not looked for in another event", async () => {
    const event = Object.assign(new Event("hf-submit"), { value: { text: "", files: ["cat.png"] } });
    await fetchExample({ event, signal } as unknown as Run, base);
    expect([event.value.files, seen]).to.deep.equal([["cat.png"], []]);
  });
});
