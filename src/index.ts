// The public API. Importing it does nothing; mounting an app defines what it needs, and `hf-blocks/define` defines all.
export { blocks, type AppBlock, type BlocksOptions } from "./typescript/blocks.ts";
export { type AnyBlock, type Block, type Value } from "./typescript/block.ts";
export { chatInterface, type ChatAnswer, type ChatInterfaceOptions } from "./apps/chat-interface/chat-interface.ts";
export { HfChangeEvent } from "./app/change-event.ts";
export { defineHandlers } from "./app/handlers.ts";
export type { TokenSource } from "./app/hf-blocks.ts";
export { interfaceOf, type InterfaceOptions } from "./apps/interface/interface-of.ts";
export { keep, type KeepOptions } from "./typescript/keep.ts";
export { native } from "./typescript/native.ts";
export { live, on, type In, type Listener, type ListenOptions, type Out, type Ports, type Run, type Trigger } from "./typescript/on.ts";
export { render, type Rendered, type RenderOptions } from "./typescript/render.ts";
export { state } from "./typescript/state.ts";
export { task, type Task, type TaskOption } from "./typescript/task.ts";
export { HfElement, type Progress } from "./base/hf-element.ts";
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
  type ToolPart,
} from "./core/message.ts";
export { setWords, type WordKey } from "./core/words.ts";
export type { ChatExample } from "./elements/chatbot/chat-example.ts";
export type { Edit } from "./elements/chatbot/hf-edit-event.ts";
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
export { HfLoadEvent } from "./app/load-event.ts";
export { HfUnloadEvent } from "./app/unload-event.ts";
export { HfErrorEvent } from "./base/hf-error-event.ts";
export { HfInterface } from "./apps/interface/hf-interface.ts";
export { HfChatInterface } from "./apps/chat-interface/hf-chat-interface.ts";
export { HfOn, HfThen } from "./app/markup/hf-on.ts";
export { HfConversations } from "./apps/conversations/hf-conversations.ts";
export { HfEach, HfItem } from "./app/each/hf-each.ts";
export { HfRender } from "./typescript/hf-render.ts";
export { HfState } from "./app/hf-state.ts";
export { HfExpireEvent } from "./app/stored/expire-event.ts";
export { HfTimer } from "./app/hf-timer.ts";
export { HfTickEvent } from "./app/tick-event.ts";
export { HfButton } from "./elements/button/button.ts";
export { HfChatbot } from "./elements/chatbot/chatbot.ts";
export { HfCopyEvent } from "./elements/chatbot/hf-copy-event.ts";
export { HfLikeEvent } from "./elements/chatbot/hf-like-event.ts";
export { HfRetryEvent } from "./elements/chatbot/hf-retry-event.ts";
export { HfContinueEvent } from "./elements/chatbot/hf-continue-event.ts";
export { HfUndoEvent } from "./elements/chatbot/hf-undo-event.ts";
export { HfEditEvent } from "./elements/chatbot/hf-edit-event.ts";
export { HfOptionEvent } from "./elements/chatbot/hf-option-event.ts";
export { HfExampleEvent } from "./elements/chatbot/hf-example-event.ts";
export { HfClearEvent } from "./elements/chatbot/hf-clear-event.ts";
export { HfColumn } from "./elements/column/column.ts";
export { HfJson } from "./elements/json/json.ts";
export { HfLabel } from "./elements/label/label.ts";
export { HfMarkdown } from "./elements/markdown/markdown.ts";
export { HfMultimodalTextbox } from "./elements/multimodal-textbox/multimodal-textbox.ts";
export { HfStopEvent } from "./base/stop-event.ts";
export { HfSubmitEvent } from "./base/submit-event.ts";
export { HfNumber } from "./elements/number/number.ts";
export { HfRow } from "./elements/row/row.ts";
export { HfSlider } from "./elements/slider/slider.ts";
export { HfTextbox } from "./elements/textbox/textbox.ts";
