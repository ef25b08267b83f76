import { expect } from "chai";
import { resolveEndpoint } from "../../src/inference/endpoint.ts";

const base = "https://app.example/demo/page.html";

describe("resolveEndpoint", () => {
  it("is undefined, which is the router, when nothing is written", () => {
    expect(resolveEndpoint({ base })).to.equal(undefined);
    expect(resolveEndpoint({ base, attribute: "", meta: " " })).to.equal(undefined);
    expect(resolveEndpoint({ base, attribute: null, meta: null })).to.equal(undefined);
  });

  it("makes the address absolute and takes the slash off its end", () => {
    expect(resolveEndpoint({ base, attribute: "/api/" })).to.equal("https://app.example/api");
    expect(resolveEndpoint({ base, attribute: "api" })).to.equal("https://app.example/demo/api");
    expect(resolveEndpoint({ base, attribute: "/" })).to.equal("https://app.example");
    expect(resolveEndpoint({ base, meta: " ./hf/ " })).to.equal("https://app.example/demo/hf");
  });

  it("prefers the attribute, which may name any host", () => {
    expect(resolveEndpoint({ base, attribute: "http://localhost:11434/v1", meta: "/api" })).to.equal("http://localhost:11434/v1");
  });

  it("lets a meta name another host only when the app lists it", () => {
    const meta = "https://llm.example/v2/chat";
    const resolve = (allowed?: string[]) => () => resolveEndpoint({ base, meta, allowed });
    expect(resolve()).to.throw("https://llm.example, another host than the page");
    for (const good of ["https://llm.example", "https://llm.example/", "https://llm.example/v2", "https://llm.example/v2/chat"]) {
      expect(resolve([good])(), good).to.equal(meta);
    }
    for (const bad of [
      "https://llm",
      "https://llm.example.evil",
      "https://llm.example/v",
      "https://llm.example/v2/chat/x",
      "http://llm.example",
    ]) {
      expect(resolve([bad]), bad).to.throw("another host");
    }
  });

  it("takes nothing but http and https, without password, query or fragment", () => {
    const wrong = [
      "javascript:alert(1)",
      "data:text/html,x",
      "blob:https://app.example/1",
      "file:///etc/passwd",
      "JAVASCRIPT:alert(1)",
      " java\nscript:alert(1)",
      "https://user:secret@llm.example/",
      "https://llm.example/?key=1",
      "https://llm.example/#x",
      "https://",
      "http://[",
    ];
    for (const attribute of wrong) {
      expect(() => resolveEndpoint({ base, attribute }), attribute)
        .to.throw()
        .with.property("code", "author");
      expect(() => resolveEndpoint({ base, meta: attribute }), attribute)
        .to.throw()
        .with.property("code", "author");
    }
  });

  it("says which of them is wrong", () => {
    const fault = (sources: object) => {
      try {
        return resolveEndpoint({ base, ...sources });
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(fault({ attribute: "http://[" })).to.equal('The attribute "endpoint" is not an http or https address: “http://[”.');
    expect(fault({ meta: "ftp://x" })).to.equal('<meta name="hf-blocks-endpoint"> is not an http or https address: “ftp://x”.');
    expect(fault({ attribute: "https://u@x/" })).to.equal('The attribute "endpoint" must not hold a user name, password, “?” or “#”.');
    expect(fault({ attribute: "https://:p@x/" })).to.equal('The attribute "endpoint" must not hold a user name, password, “?” or “#”.');
    for (const attribute of ["https://x/?a", "https://x/#a"])
      expect(fault({ attribute })).to.equal('The attribute "endpoint" must not hold a user name, password, “?” or “#”.');
    expect(fault({ meta: "https://other.example", allowed: ["http://["] })).to.contain(
      "The list of allowed endpoints is not an http or https address",
    );
    expect(fault({ meta: "https://other.example/v1" })).to.contain('Write endpoint="https://other.example/v1" on the app to allow it.');
  });

  it("may be on the page's own host without being listed", () => {
    expect(resolveEndpoint({ base, meta: "https://app.example/v1/" })).to.equal("https://app.example/v1");
    expect(resolveEndpoint({ base, meta: "https://llm.example//", allowed: ["https://other.example", "https://llm.example"] })).to.equal(
      "https://llm.example",
    );
  });
});
