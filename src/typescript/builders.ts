import type { HfErrorEvent } from "../base/hf-error-event.ts";
import type { ChatMessage, MultimodalValue } from "../core/message.ts";
import type { HfStopEvent } from "../base/stop-event.ts";
import type { HfSubmitEvent } from "../base/submit-event.ts";
import { HfButton } from "../elements/button/button.ts";
import { HfChatbot } from "../elements/chatbot/chatbot.ts";
import type { HfClearEvent } from "../elements/chatbot/hf-clear-event.ts";
import type { HfContinueEvent } from "../elements/chatbot/hf-continue-event.ts";
import type { HfCopyEvent } from "../elements/chatbot/hf-copy-event.ts";
import type { HfEditEvent } from "../elements/chatbot/hf-edit-event.ts";
import type { HfExampleEvent } from "../elements/chatbot/hf-example-event.ts";
import type { HfLikeEvent } from "../elements/chatbot/hf-like-event.ts";
import type { HfOptionEvent } from "../elements/chatbot/hf-option-event.ts";
import type { HfRetryEvent } from "../elements/chatbot/hf-retry-event.ts";
import type { HfUndoEvent } from "../elements/chatbot/hf-undo-event.ts";
import { HfColumn } from "../elements/column/column.ts";
import { HfJson } from "../elements/json/json.ts";
import type { LabelAccepts, LabelValue } from "../elements/label/label-value.ts";
import { HfLabel } from "../elements/label/label.ts";
import { HfMarkdown } from "../elements/markdown/markdown.ts";
import { HfMultimodalTextbox } from "../elements/multimodal-textbox/multimodal-textbox.ts";
import { HfNumber } from "../elements/number/number.ts";
import { HfRow } from "../elements/row/row.ts";
import { HfSlider } from "../elements/slider/slider.ts";
import { HfTextbox } from "../elements/textbox/textbox.ts";
import type { HfChangeEvent } from "../app/change-event.ts";
import { HfState } from "../app/hf-state.ts";
import { HfTimer } from "../app/hf-timer.ts";
import type { HfExpireEvent } from "../app/stored/expire-event.ts";
import type { HfTickEvent } from "../app/tick-event.ts";
import { builder, describe, type Block, type GlobalOptions, type OptionsOf, type PropertiesOf, type TypingOptions } from "./block.ts";

/** Events of every block with a value. */
interface ValueEvents {
  change: Event | HfChangeEvent;
  "hf-error": HfErrorEvent;
}
/** Events of blocks that a person fills in. */
interface InputEvents extends ValueEvents {
  input: Event;
  focus: FocusEvent;
  blur: FocusEvent;
}
interface SubmitEvents extends InputEvents {
  "hf-submit": HfSubmitEvent;
}
export interface ChatEvents extends ValueEvents {
  "hf-copy": HfCopyEvent;
  "hf-like": HfLikeEvent;
  "hf-retry": HfRetryEvent;
  "hf-continue": HfContinueEvent;
  "hf-undo": HfUndoEvent;
  "hf-edit": HfEditEvent;
  "hf-option": HfOptionEvent;
  "hf-example": HfExampleEvent;
  "hf-clear": HfClearEvent;
}

type TextboxProperties = PropertiesOf<HfTextbox, string>;
/** Text that a person types, or that the app shows with `readonly`. */
export const textbox = builder<
  Block<string, SubmitEvents, TextboxProperties, string, "hf-submit">,
  OptionsOf<TextboxProperties> & TypingOptions
>(HfTextbox);

type MultimodalProperties = PropertiesOf<HfMultimodalTextbox, string | Partial<MultimodalValue>>;
/** Text and files that a person sends together. */
export const multimodalTextbox = builder<
  Block<MultimodalValue, SubmitEvents & { "hf-stop": HfStopEvent }, MultimodalProperties, string | Partial<MultimodalValue>, "hf-submit">,
  OptionsOf<MultimodalProperties> & TypingOptions
>(HfMultimodalTextbox);

type ChatbotProperties = PropertiesOf<HfChatbot, readonly ChatMessage[]>;
/** A conversation. */
export const chatbot = builder<
  Block<ChatMessage[], ChatEvents, ChatbotProperties, readonly ChatMessage[], "change">,
  OptionsOf<ChatbotProperties>
>(HfChatbot);

type MarkdownProperties = PropertiesOf<HfMarkdown, string>;
/** Markdown, shown. */
export const markdown = builder<Block<string, ValueEvents, MarkdownProperties, string, "change">, OptionsOf<MarkdownProperties>>(
  HfMarkdown,
);

type NumberProperties = PropertiesOf<HfNumber, number>;
/** A number that a person types; `null` while it is empty. */
export const number = builder<Block<number | null, SubmitEvents, NumberProperties, number, "change">, OptionsOf<NumberProperties>>(
  HfNumber,
);

type SliderProperties = PropertiesOf<HfSlider, number>;
/** A number between two others. */
export const slider = builder<Block<number, InputEvents, SliderProperties, number, "change">, OptionsOf<SliderProperties>>(HfSlider);

type JsonProperties = PropertiesOf<HfJson, unknown>;
/** Any value, shown as a tree. */
// Any type: JSON is whatever the author puts in.
export const json = builder<Block<any, ValueEvents, JsonProperties, any, "change">, OptionsOf<JsonProperties>>(HfJson);

type LabelProperties = PropertiesOf<HfLabel, LabelAccepts>;
/** Answers or classes with their scores. */
// Any type: it takes the results of many tasks.
export const label = builder<Block<LabelValue, ValueEvents, LabelProperties, any, "change">, OptionsOf<LabelProperties>>(HfLabel);

type ButtonProperties = PropertiesOf<HfButton, string>;
/** A button; its text is its child: `button("Clear")`. */
export const button = builder<Block<string, { click: MouseEvent }, ButtonProperties, string, "click">, OptionsOf<ButtonProperties>>(
  HfButton,
);

type RowProperties = PropertiesOf<HfRow, never>;
/** Blocks side by side. */
export const row = builder<Block<never, {}, RowProperties, never, string>, OptionsOf<RowProperties>>(HfRow);

type ColumnProperties = PropertiesOf<HfColumn, never>;
/** Blocks one below the other. */
export const column = builder<Block<never, {}, ColumnProperties, never, string>, OptionsOf<ColumnProperties>>(HfColumn);

/** A value of the app that is not shown: `state<number[]>({ value: [] })`. */
export function state<T = any>(
  options: Pick<GlobalOptions, "id" | "scope" | "ttl" | "private"> & { value?: T | (() => T) } = {},
): Block<T, { change: HfChangeEvent; "hf-expire": HfExpireEvent }, { value: T }, T, "change"> {
  return describe(HfState.tag, HfState, options, []);
}

type TimerProperties = PropertiesOf<HfTimer, never>;
/** Sets listeners off again and again: `on(timer({ interval: 2 }), …)`. */
export const timer = builder<Block<never, { "hf-tick": HfTickEvent }, TimerProperties, never, "hf-tick">, OptionsOf<TimerProperties>>(
  HfTimer,
);
