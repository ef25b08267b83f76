import { expect } from "chai";
import { isPassing, readEstimate, readRetryAfter } from "../../src/inference/transport/failed-answer.ts";
import { secondsBeforeRetry } from "../../src/inference/transport/retry.ts";
import { defaultSettings } from "../../src/inference/transport/transport-settings.ts";

const settings = { ...defaultSettings, random: () => 0.5 };
const after = (attempt: number, asked = {}, more = {}) => secondsBeforeRetry(attempt, asked, { ...settings, ...more });

describe("the wait before another try", () => {
  it("is about 1, 3 and 9 seconds, and then there is no more", () => {
    expect([1, 2, 3, 4].map((attempt) => after(attempt))).to.deep.equal([1, 3, 9, undefined]);
    expect([0, 1].map((random) => after(1, {}, { random: () => random }))).to.deep.equal([0.75, 1.25]);
    expect(after(1, {}, { retries: 0 })).to.equal(undefined);
  });

  it("is what the service guesses where that is longer, but not for ever", () => {
    expect(after(1, { estimated: 7 })).to.equal(7);
    expect(after(3, { estimated: 7 })).to.equal(9);
    expect(after(1, { estimated: 500 })).to.equal(20);
    expect(after(5, {}, { retries: 9 })).to.equal(20);
  });

  it("is what the service asks for, a little more, or none where that is too long", () => {
    expect(after(1, { retryAfter: 4, estimated: 9 })).to.equal(4.25);
    expect(after(1, { retryAfter: 0 })).to.equal(0.25);
    expect(after(1, { retryAfter: 30 })).to.equal(30.25);
    expect(after(1, { retryAfter: 31 })).to.equal(undefined);
  });

  it("is asked for in seconds or as a date", () => {
    expect(["3", " 1.5 ", "0"].map((header) => readRetryAfter(header, 0))).to.deep.equal([3, 1.5, 0]);
    const now = Date.parse("Wed, 21 Oct 2015 07:28:00 GMT");
    expect(readRetryAfter("Wed, 21 Oct 2015 07:28:07 GMT", now)).to.equal(7);
    expect(readRetryAfter("Wed, 21 Oct 2015 07:27:00 GMT", now)).to.equal(0);
    for (const header of [null, "", "soon"]) expect(readRetryAfter(header, now)).to.equal(undefined);
  });

  it("is guessed in the body", () => {
    expect(readEstimate({ estimated_time: 20.5 })).to.equal(20.5);
    for (const body of [{ estimated_time: 0 }, { estimated_time: -1 }, { estimated_time: "20" }, {}, null, undefined, "text"])
      expect(readEstimate(body)).to.equal(undefined);
  });

  it("is made only after a fault that may pass", () => {
    expect([200, 400, 408, 428, 429, 430, 500, 501, 502, 503, 504, 505].filter(isPassing)).to.deep.equal([429, 502, 503, 504]);
  });
});

describe("the clock of the transport", () => {
  it("is that of the computer, and can be called off", async () => {
    const { clock, random } = defaultSettings;
    expect(clock.now()).to.be.closeTo(Date.now(), 50);
    expect(random()).to.be.within(0, 1);
    const fired: string[] = [];
    clock.after(0, () => fired.push("called off"))();
    await new Promise<void>((resolve) => clock.after(1, resolve));
    expect(fired).to.deep.equal([]);
  });
});
