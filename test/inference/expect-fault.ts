import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";

/** The `HfError` that `work` must end with. */
export async function faultOf(work: Promise<unknown>): Promise<HfError> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!("error" in outcome)) throw new Error(`It gave ${JSON.stringify(outcome.value)} and no fault`);
  expect(outcome.error).to.be.instanceOf(HfError);
  return outcome.error as HfError;
}

/** Everything a stream gave, and what it ended with. */
export async function drain<Value>(stream: AsyncIterable<Value>): Promise<{ values: Value[]; error?: unknown }> {
  const values: Value[] = [];
  try {
    for await (const value of stream) values.push(value);
    return { values };
  } catch (error) {
    return { values, error };
  }
}
