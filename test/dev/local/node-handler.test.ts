import { expect } from "chai";
import { nodeHandler, type LocalInference } from "../../../src/dev/local/index.ts";
import { base64, closeAll, DOCUMENT, hello, listen, mount, OFFLINE, post, raw } from "./mounted.ts";

describe("faults and refusals of local inference", () => {
  let offline: string;
  before(async () => {
    offline = await mount({ env: OFFLINE });
  });
  after(closeAll);

  const fault = async (answer: Response) => {
    expect(answer.headers.get("content-type")).to.equal("application/json");
    expect(answer.headers.get("x-hf-blocks-engine")).to.match(/^[a-z-]+; /);
    const { error } = (await answer.json()) as { error: string };
    return `${answer.status} ${error}`;
  };

  it("names what is missing in a document request", async () => {
    const image = await base64();
    expect(await fault(await post(offline + DOCUMENT, { inputs: { image: "", question: "What?" } }))).to.match(
      /^422 The picture is missing/,
    );
    expect(await fault(await post(offline + DOCUMENT, { inputs: { question: "What?" } }))).to.match(/^422 The picture is missing/);
    expect(await fault(await post(offline + DOCUMENT, { inputs: { image } }))).to.match(/^422 The question is missing/);
    expect(await fault(await post(offline + DOCUMENT, { inputs: { image, question: "a".repeat(4001) } }))).to.match(/^413 /);
    expect(await fault(await post(offline + DOCUMENT, { inputs: { image: "AAAA", question: "What?" } }))).to.match(
      /^422 .*could not be read as an image/,
    );
  });

  it("refuses broken JSON, wrong methods, unknown paths and a chat without messages", async () => {
    const broken = await fetch(`${offline}/v1/chat/completions`, {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect(await fault(broken)).to.match(/^400 /);
    expect(await fault(await fetch(`${offline}/v1/chat/completions`))).to.match(/^405 /);
    expect(await fault(await post(`${offline}/v1/embeddings`, {}))).to.match(/^404 /);
    expect(await fault(await post(`${offline}/v1/chat/completions`, { messages: [] }))).to.match(/^422 /);
    expect(await fault(await post(`${offline}/v1/chat/completions`, { model: "m" }))).to.match(/^422 /);
  });

  it("refuses pages of other sites", async () => {
    const foreign = await post(`${offline}/v1/chat/completions`, hello, {
      headers: { origin: "http://evil.example" },
    });
    expect(await fault(foreign)).to.match(/^403 /);
    expect((await post(`${offline}/v1/chat/completions`, hello, { headers: { origin: "null" } })).status).to.equal(403);
    const marked = await raw(`${offline}/v1/chat/completions`, {
      "sec-fetch-site": "cross-site",
    });
    expect(marked.status).to.equal(403);
    const own = await post(`${offline}/v1/chat/completions`, hello, {
      headers: { origin: new URL(offline).origin },
    });
    expect(own.status).to.equal(200);
  });

  it("refuses a body over 64 MB that says so, and one that does not", async () => {
    const honest = await raw(`${offline}/v1/completions`, {
      "content-length": String(65 * 1024 * 1024),
    });
    expect(honest.status).to.equal(413);
    const silent = await raw(`${offline}/v1/completions`, { "transfer-encoding": "chunked" }, pieces(66));
    expect(silent.status).to.equal(413);
    expect(JSON.parse(silent.text).error).to.include("64 MB");
  });

  it("F-G9 refuses a third body of the largest size at once, and takes one again when there is room", async () => {
    const [full, freed] = [signal(), signal()];
    let arrived = 0;
    const slow = {
      handle: async (request: Request) => {
        const body = await request.arrayBuffer().catch(() => undefined);
        if (!body) return new Response("not read");
        if (++arrived === 2) full.give();
        await freed.given;
        return new Response("read");
      },
    };
    const handler = nodeHandler(slow as unknown as LocalInference, "/hf");
    const url = `${await listen((req, res) => handler(req, res, () => res.end()))}/hf/v1/completions`;
    const send = (megabytes: number) => raw(url, { "transfer-encoding": "chunked" }, pieces(megabytes));
    const held = [send(60), send(60)];
    await full.given;
    const refused = await send(20);
    expect([refused.status, JSON.parse(refused.text).error]).to.deep.equal([503, "Many files are being sent. Try again in a moment."]);
    freed.give();
    expect((await Promise.all(held)).map(({ text }) => text)).to.deep.equal(["read", "read"]);
    expect((await send(20)).text).to.equal("read");
  });

  it("leaves paths that are not below its base to others", async () => {
    const answer = await fetch(`${new URL(offline).origin}/hf/inferences`);
    expect(await answer.text()).to.equal("not ours");
  });
});

async function* pieces(megabytes: number): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(1024 * 1024, " ");
  for (let count = 0; count < megabytes; count++) yield piece;
}

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}
