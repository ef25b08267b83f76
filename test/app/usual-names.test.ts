import { expect } from "chai";
import { USUAL_IN_CHATS } from "../../src/app/models.ts";
import { checkParameters } from "../../src/inference/tasks/task-parameters.ts";

describe("what is not looked up in the table of tasks", () => {
  it("are names that a chat has: with them alone nothing is wrong", () => {
    expect(() => checkParameters("chat-completion", USUAL_IN_CHATS)).not.to.throw();
  });
});
