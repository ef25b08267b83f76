// The public API. Importing it does nothing; mounting an app defines what it needs, and `hf-blocks/define` defines all.
export { blocks, type AppBlock, type BlocksOptions } from "./typescript/blocks.ts";
export { type AnyBlock, type Block, type Value } from "./typescript/block.ts";
export { chatInterface, type ChatAnswer, type ChatInterfaceOptions } from "./apps/chat-interface/chat-interface.ts";
export { HfChangeEvent } from "./app/events.ts";
export { defineHandlers } from "./app/handlers.ts";
export type { TokenSource } from "./app/token-attribute.ts";
export { interfaceOf, type InterfaceOptions } from "./apps/interface/interface-of.ts";
export { keep, type KeepOptions } from "./typescript/keep.ts";
export { native } from "./typescript/native.ts";
export {
  live,
  on,
  type Chainable as Listener,
  type HandlerRun as Run,
  type In,
  type ListenOptions,
  type Out,
  type Ports,
  type TriggerDescription as Trigger,
} from "./typescript/on.ts";
export { render, type Rendered, type RenderOptions } from "./typescript/render.ts";
export { state } from "./typescript/state.ts";
export { task, type Task, type TaskOption } from "./typescript/task.ts";
export { HfElement } from "./base/hf-element.ts";
export type { Progress } from "./core/progress.ts";
export { HfError, type HfErrorCode } from "./core/hf-error.ts";
export {
  assistantMessage,
  textOf,
  userMessage,
  type BlockPart,
  type ChatMessage,
  type MediaPart,
  type MessageMetadata,
  type MessageOption,
  type MessagePart,
  type MessageStatus,
  type MultimodalValue,
  type ReasoningPart,
  type ToolPart,
} from "./core/message.ts";
export { setWords, type WordKey } from "./core/words.ts";
export type { ChatExample } from "./elements/chatbot/chat-example.ts";
export type { Edit } from "./elements/chatbot/events.ts";
export { SKIP, update, type Skip, type Update } from "./graph/output.ts";
export type { Engine, PartialEngine } from "./inference/engine.ts";

// From here on made by `npm run catalogue`.
export { conversations } from "./apps/builders.ts";
export {
  button,
  chatbot,
  column,
  json,
  label,
  markdown,
  multimodalTextbox,
  number,
  row,
  slider,
  textbox,
  timer,
} from "./typescript/builders.ts";
export { HfBlocks } from "./app/hf-blocks.ts";
export { HfExpireEvent, HfLoadEvent, HfTickEvent, HfUnloadEvent } from "./app/events.ts";
export { HfErrorEvent } from "./base/hf-error-event.ts";
export { HfInterface } from "./apps/interface/hf-interface.ts";
export { HfChatInterface } from "./apps/chat-interface/hf-chat-interface.ts";
export { HfOn, HfThen } from "./app/markup/hf-on.ts";
export { HfConversations } from "./apps/conversations/hf-conversations.ts";
export { HfEach, HfItem } from "./app/each/hf-each.ts";
export { HfRender } from "./typescript/hf-render.ts";
export { HfState } from "./app/hf-state.ts";
export { HfTimer } from "./app/hf-timer.ts";
export { HfButton } from "./elements/button/button.ts";
export { HfChatbot } from "./elements/chatbot/chatbot.ts";
export {
  HfContinueEvent,
  HfCopyEvent,
  HfEditEvent,
  HfExampleEvent,
  HfLikeEvent,
  HfOptionEvent,
  HfRetryEvent,
  HfUndoEvent,
} from "./elements/chatbot/events.ts";
export { HfClearEvent } from "./elements/chatbot/clear-event.ts";
export { HfColumn } from "./elements/column/column.ts";
export { HfJson } from "./elements/json/json.ts";
export { HfLabel } from "./elements/label/label.ts";
export { HfMarkdown } from "./elements/markdown/markdown.ts";
export { HfMultimodalTextbox } from "./elements/multimodal-textbox/multimodal-textbox.ts";
export { HfSubmitEvent } from "./base/submit-event.ts";
export { HfStopEvent } from "./base/stop-event.ts";
export { HfNumber } from "./elements/number/number.ts";
export { HfRow } from "./elements/row/row.ts";
export { HfSlider } from "./elements/slider/slider.ts";
export { HfTextbox } from "./elements/textbox/textbox.ts";
