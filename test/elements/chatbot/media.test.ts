import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, ready, shown } from "./chat.ts";

describe("media in hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D27: shows pictures, sound, film and files of the person's", async () => {
    const file = (type: string, name: string) => ({ type, file: new File(["x"], name), name });
    const chat = await shown([
      {
        role: "user",
        content: [
          file("image", "a.png"),
          file("audio", "b.mp3"),
          file("video", "c.mp4"),
          file("file", "x/d.html"),
          { type: "text", text: "See" },
        ],
      },
    ]);
    const [article] = articles(chat);
    expect(["img", "audio", "video", "a[download='d.html']"].map((selector) => article!.querySelectorAll(selector).length)).to.deep.equal([
      1, 1, 1, 1,
    ]);
    expect(article!.querySelector("img")!.src).to.match(/^blob:/);
  });

  it("D27: asks before it loads a picture of another host", async () => {
    const chat = await shown([{ role: "assistant", content: [{ type: "image", url: "https://pictures.invalid/a.png" }] }]);
    expect(chat.shadowRoot!.querySelector("img")).to.equal(null);
    expect(articles(chat)[0]!.querySelector("button")!.textContent).to.contain("pictures.invalid");
  });

  const files: [string, object, string][] = [
    ["a picture by its MIME type", { file: { path: "/a", mime_type: "image/png" }, type: "file" }, "img"],
    ["a sound by its MIME type", { type: "file", file: { path: "/a", mime_type: "audio/mpeg" } }, "audio"],
    ["a film by its MIME type", { type: "file", url: "/a", mime_type: "video/mp4" }, "video"],
    ["a picture by its ending", { path: "/pictures/a.webp?x" }, "img"],
    ["a 3D model as a file", { type: "file", url: "/a.glb" }, "a[download]"],
    [
      "an unknown MIME type as a file",
      { type: "file", url: "/a.bin", mime_type: "application/x-what", name: "a.bin" },
      'a[download="a.bin"]',
    ],
  ];

  for (const [title, content, selector] of files) {
    it(`D20: shows ${title}`, async () => {
      const chat = await shown([{ role: "assistant", content: [content] }], { images: "same-origin" });
      expect(articles(chat)[0]!.querySelectorAll(selector)).to.have.length(1);
    });
  }

  it("D20: leads to a file by its address, and saves it under its name", async () => {
    const chat = await shown([{ role: "assistant", content: { type: "file", url: "/papers/a.pdf", name: "A paper.pdf" } }]);
    const link = articles(chat)[0]!.querySelector("a")!;
    expect([new URL(link.href).pathname, link.download, link.textContent!.trim()]).to.deep.equal([
      "/papers/a.pdf",
      "A paper.pdf",
      "A paper.pdf",
    ]);
  });

  it("shows the name of a picture that cannot be shown, and what comes after it", async () => {
    const chat = await shown([
      { role: "user", content: [{ type: "image", file: new File(["no picture"], "broken.png", { type: "image/png" }) }] },
      { role: "assistant", content: "I see nothing." },
    ]);
    const picture = articles(chat)[0]!.querySelector("img");
    if (picture && !picture.complete) await new Promise((resolve) => picture.addEventListener("error", resolve, { once: true }));
    await ready(chat);
    expect(articles(chat)[0]!.querySelector("img")).to.equal(null);
    expect(articles(chat)[0]!.querySelector(".file")!.textContent).to.contain("broken.png");
    expect(articles(chat)[1]!.textContent).to.contain("I see nothing.");
  });

  it("gives back the addresses of files that are gone", async () => {
    const chat = await shown([{ role: "user", content: [{ type: "image", file: new Blob(["x"], { type: "image/png" }) }] }]);
    const { src } = chat.shadowRoot!.querySelector("img")!;
    const revoked: string[] = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (url) => (revoked.push(url), revoke.call(URL, url));
    chat.value = [];
    await chat.updateComplete;
    URL.revokeObjectURL = revoke;
    expect(revoked).to.deep.equal([src]);
  });
});
