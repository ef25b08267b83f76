// Compiled by `npm run check`, never run: what must and what must not compile in TSX with one import.
/** @jsxImportSource preact */
import type {} from "hf-blocks/preact";

const answer = (_: unknown, run: { sleep(ms: number): Promise<void> }) => run.sleep(1);
export const good = (
  <hf-blocks name="talk" keepDays={90}>
    <hf-chatbot id="chat" class="wide" actions={["copy", "retry"]} layout="panel" scope="browser" onhf-like={(event) => event.liked} />
    <hf-textbox id="ask" label="Ask" lines="3" maxLines={8} value="Hello" ref={(box) => box?.select()} onInput={() => {}} />
    <hf-on from="ask" task="chat-completion" model="some/model" max-tokens="200" inputs="ask chat" outputs="ask chat" />
    <hf-on from="ask" handler={([text]: [string]) => [text]} validator={() => ["", ""]} inputs="ask chat" outputs="ask chat">
      <hf-then when="success" handler={answer} inputs="chat" outputs="chat" />
    </hf-on>
    <hf-each inputs="list" item="task" item-key="id" />
    <hf-interface handler={([text]: [string]) => [text]} />
    <hf-chat-interface handler={answer} validator={() => ""} />
    <hf-number value={4} min={0} step="2" no-label />
    <hf-multimodal-textbox value="only words" fileCount="multiple" />
    <hf-timer interval={2} paused />
  </hf-blocks>
);

// @ts-expect-error an attribute that nobody knows
export const unknown = <hf-chatbot colour="red" />;
// @ts-expect-error no list of actions
export const actions = <hf-chatbot actions={42} />;
// @ts-expect-error no such action
export const action = <hf-chatbot actions={["fly"]} />;
// @ts-expect-error no such layout
export const layout = <hf-chatbot layout="round" />;
// @ts-expect-error a conversation is no number
export const value = <hf-chatbot value={42} />;
// @ts-expect-error an attribute with a hyphen has its type too
export const typed = <hf-chatbot no-group={42} />;
// @ts-expect-error the event of another class
export const handler = <hf-chatbot onhf-like={(event: MouseEvent) => event.clientX} />;
// @ts-expect-error of the app's own tags too
export const listener = <hf-on form="ask" />;
// @ts-expect-error and its modes
export const mode = <hf-on mode="never" />;
// @ts-expect-error a handler is a name or a function
export const number = <hf-on from="ask" handler={3} />;
// @ts-expect-error a tag that nobody knows
export const tag = <hf-nothing />;
