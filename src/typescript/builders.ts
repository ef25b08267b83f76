// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { builder, type BlockOf } from "./block.ts";
import { HfTimer } from "../app/hf-timer.ts";
import { HfButton } from "../elements/button/button.ts";
import { HfChatbot } from "../elements/chatbot/chatbot.ts";
import { HfColumn } from "../elements/column/column.ts";
import { HfJson } from "../elements/json/json.ts";
import { HfLabel } from "../elements/label/label.ts";
import { HfMarkdown } from "../elements/markdown/markdown.ts";
import { HfMultimodalTextbox } from "../elements/multimodal-textbox/multimodal-textbox.ts";
import { HfNumber } from "../elements/number/number.ts";
import { HfRow } from "../elements/row/row.ts";
import { HfSlider } from "../elements/slider/slider.ts";
import { HfTextbox } from "../elements/textbox/textbox.ts";
import type { HfChangeEvent, HfExpireEvent, HfTickEvent } from "../app/events.ts";
import type { HfErrorEvent } from "../base/hf-error-event.ts";
import type { HfStopEvent } from "../base/stop-event.ts";
import type { HfSubmitEvent } from "../base/submit-event.ts";
import type { HfClearEvent } from "../elements/chatbot/clear-event.ts";
import type {
  HfContinueEvent,
  HfCopyEvent,
  HfEditEvent,
  HfExampleEvent,
  HfLikeEvent,
  HfOptionEvent,
  HfRetryEvent,
  HfUndoEvent,
} from "../elements/chatbot/events.ts";

/** What it fires, by name. */
export interface TimerEvents {
  "hf-tick": HfTickEvent;
  "hf-error": HfErrorEvent;
}
/** Sets listeners off again and again. The first tick comes after the first interval. */
export const timer = builder<BlockOf<HfTimer, TimerEvents, "hf-tick">>(HfTimer);

/** What it fires, by name. */
export interface ButtonEvents {
  "hf-error": HfErrorEvent;
  focus: FocusEvent;
  blur: FocusEvent;
  click: MouseEvent;
}
/** A button. Its native `click` is what an app listens to; in a form it submits or resets like a native one. */
export const button = builder<BlockOf<HfButton, ButtonEvents, "click">>(HfButton);

/** What it fires, by name. */
export interface ChatbotEvents {
  "hf-copy": HfCopyEvent;
  "hf-like": HfLikeEvent;
  "hf-retry": HfRetryEvent;
  "hf-continue": HfContinueEvent;
  "hf-undo": HfUndoEvent;
  "hf-edit": HfEditEvent;
  "hf-option": HfOptionEvent;
  "hf-example": HfExampleEvent;
  "hf-clear": HfClearEvent;
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
}
/**
 * A conversation. Answers are Markdown and may stream in, with their reasoning folded and the tools they call as cards;
 * one that ended before it was whole says why. What the person wrote shows as written.
 */
export const chatbot = builder<BlockOf<HfChatbot, ChatbotEvents, "change">>(HfChatbot);

/** What it fires, by name. */
export interface ColumnEvents {
  "hf-error": HfErrorEvent;
}
/** Stacks its children. In a row, it is one share of the width. */
export const column = builder<BlockOf<HfColumn, ColumnEvents, string>>(HfColumn);

/** What it fires, by name. */
export interface JsonEvents {
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
}
/** Any JSON as a tree that opens and closes. */
export const json = builder<BlockOf<HfJson, JsonEvents, "change">>(HfJson);

/** What it fires, by name. */
export interface LabelEvents {
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
}
/** What a classifier answered: the class it chose, and a bar for each class it thought of. */
export const label = builder<BlockOf<HfLabel, LabelEvents, "change">>(HfLabel);

/** What it fires, by name. */
export interface MarkdownEvents {
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
}
/**
 * Text written in Markdown, with tables, task lists, code in colours, formulas and the reasoning of models.
 * What is inside never runs and loads nothing without a click.
 */
export const markdown = builder<BlockOf<HfMarkdown, MarkdownEvents, "change">>(HfMarkdown);

/** What it fires, by name. */
export interface MultimodalTextboxEvents {
  "hf-submit": HfSubmitEvent;
  select: Event;
  "hf-stop": HfStopEvent;
  "hf-error": HfErrorEvent;
  input: Event;
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  focus: FocusEvent;
  blur: FocusEvent;
}
interface MultimodalTextboxAttributes {
  /** Which letters the keyboard makes capital, as in native fields. */
  autocapitalize?: string;
  /** What the browser may fill in, as in native fields. */
  autocomplete?: string;
  /** Whether the browser corrects what is typed. */
  autocorrect?: "on" | "off";
  /** What the Enter key of a keyboard on the screen says; `enter`, with `no-send` `send`, if left out. */
  enterkeyhint?: string;
  /** Which keyboard shows on the screen. */
  inputmode?: string;
  /** Whether the browser looks at the spelling. */
  spellcheck?: boolean;
}
/**
 * Text and files that a person sends together. Files come from the picker, by drag and drop or from the clipboard.
 *
 * With one line, Enter submits and Shift+Enter breaks the line; with more, the other way round. Where a person types on
 * the screen, Enter breaks the line and the Send button submits. Ctrl+Enter or Cmd+Enter always submits. In a form its text goes under `name`, its files under `name-files`.
 */
export const multimodalTextbox = builder<BlockOf<HfMultimodalTextbox, MultimodalTextboxEvents, "hf-submit">, MultimodalTextboxAttributes>(
  HfMultimodalTextbox,
);

/** What it fires, by name. */
export interface NumberEvents {
  "hf-submit": HfSubmitEvent;
  input: Event;
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
  focus: FocusEvent;
  blur: FocusEvent;
}
/** A number, or `null` while the field is empty. One out of range stays as it is and says so. */
export const number = builder<BlockOf<HfNumber, NumberEvents, "change">>(HfNumber);

/** What it fires, by name. */
export interface RowEvents {
  "hf-error": HfErrorEvent;
}
/** Lays its children out side by side, each with an equal share, and wraps them where they get too narrow. */
export const row = builder<BlockOf<HfRow, RowEvents, string>>(HfRow);

/** What it fires, by name. */
export interface SliderEvents {
  input: Event;
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
  focus: FocusEvent;
  blur: FocusEvent;
}
/** A number in a range, by a handle and by a field beside it. Without a value it stands at `min`. */
export const slider = builder<BlockOf<HfSlider, SliderEvents, "change">>(HfSlider);

/** What it fires, by name. */
export interface TextboxEvents {
  "hf-submit": HfSubmitEvent;
  select: Event;
  input: Event;
  change: Event | HfChangeEvent;
  "hf-change": Event | HfChangeEvent;
  "hf-expire": HfExpireEvent;
  "hf-error": HfErrorEvent;
  focus: FocusEvent;
  blur: FocusEvent;
}
interface TextboxAttributes {
  /** Which letters the keyboard makes capital, as in native fields. */
  autocapitalize?: string;
  /** What the browser may fill in, as in native fields. */
  autocomplete?: string;
  /** Whether the browser corrects what is typed. */
  autocorrect?: "on" | "off";
  /** What the Enter key of a keyboard on the screen says; `send` where it submits, if left out. */
  enterkeyhint?: string;
  /** Which keyboard shows on the screen. */
  inputmode?: string;
  /** Whether the browser looks at the spelling. */
  spellcheck?: boolean;
}
/**
 * Text that a person types, or that an app shows with `readonly`.
 *
 * With one line, Enter submits and Shift+Enter breaks the line; with more, the other way round.
 * Ctrl+Enter or Cmd+Enter always submits.
 */
export const textbox = builder<BlockOf<HfTextbox, TextboxEvents, "hf-submit">, TextboxAttributes>(HfTextbox);
