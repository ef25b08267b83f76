import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import { notice } from "../../src/state/notice.ts";

describe("F-K11 a notice about storage", () => {
  it("says that a part could not be loaded where that is all that has happened", () => {
    const fault = new HfError("A part could not be loaded.", { code: "unloaded" });
    for (const kind of ["lost", "corrupt"] as const) {
      const { kind: told, error } = notice(kind, { cause: fault, block: "chat" });
      expect([told, error]).to.deep.equal(["unloaded", fault]);
    }
  });

  it("says that something is lost where another cause has lost it", () => {
    const cause = new DOMException("gone", "UnknownError");
    expect(notice("lost", { cause })).to.deep.include({ kind: "lost" });
    expect(notice("lost", { cause }).error).to.include({ code: "state-lost", cause });
  });
});
