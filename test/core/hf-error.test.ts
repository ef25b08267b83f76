import { expect } from "chai";
import { authorError, HfError } from "../../src/core/hf-error.ts";

describe("an error for the person at the page", () => {
  it("has its sentence, its code, how long it is shown and what it came from", () => {
    const cause = new Error("status 429");
    const error = new HfError("Wait a moment.", { code: "rate-limited", duration: 5, cause });
    expect(error)
      .to.be.instanceOf(Error)
      .and.include({ name: "HfError", message: "Wait a moment.", code: "rate-limited", duration: 5, cause });
  });

  it("is of the author's handler where no code is given, and shown until it is dismissed", () => {
    const error = new HfError("It went wrong.");
    expect(error).to.include({ code: "handler", duration: undefined });
    expect(error).not.to.have.property("cause");
  });

  it("keeps a cause that is undefined apart from none", () => {
    expect(new HfError("It went wrong.", { cause: undefined })).to.have.own.property("cause", undefined);
  });
});

describe("a mistake of the author", () => {
  it("has the code of one", () => {
    expect(authorError("No such block.")).to.be.instanceOf(HfError).and.include({ message: "No such block.", code: "author" });
    expect(authorError("No such block.")).not.to.have.property("cause");
  });

  it("keeps what it came from, whatever that is", () => {
    expect(authorError("Bad JSON.", null).cause).to.equal(null);
    expect(authorError("Bad JSON.", "thrown text").cause).to.equal("thrown text");
  });
});
