// Whole pages share a machine with whatever else it does. A test that fails gets one more try, and says so: nothing passes quietly.
export const mochaHooks = {
  afterEach(this: Mocha.Context): void {
    const test = this.currentTest!;
    if ((test as Mocha.Test & { currentRetry(): number }).currentRetry() > 0)
      console.log(`      ${test.state === "passed" ? "passed" : "failed"} at the second try: ${test.fullTitle()}`);
  },
};
