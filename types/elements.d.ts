// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import type {
  HfBlocks,
  HfButton,
  HfChangeEvent,
  HfChatInterface,
  HfChatbot,
  HfClearEvent,
  HfColumn,
  HfContinueEvent,
  HfConversations,
  HfCopyEvent,
  HfEach,
  HfEditEvent,
  HfErrorEvent,
  HfExampleEvent,
  HfExpireEvent,
  HfInterface,
  HfItem,
  HfJson,
  HfLabel,
  HfLikeEvent,
  HfLoadEvent,
  HfMarkdown,
  HfMultimodalTextbox,
  HfNumber,
  HfOn,
  HfOptionEvent,
  HfRender,
  HfRetryEvent,
  HfRow,
  HfSlider,
  HfState,
  HfStopEvent,
  HfSubmitEvent,
  HfTextbox,
  HfThen,
  HfTickEvent,
  HfTimer,
  HfUndoEvent,
  HfUnloadEvent,
} from "hf-blocks";

/** A number or a switch as an attribute, where the framework writes one. */
type NumberText = number | `${number}`;
type Switch = boolean | "" | undefined;
/** What may be set as the value of an element. */
type ValueOf<C extends { readonly value: unknown }> = C extends { readonly "~accepts"?: infer A }
  ? unknown extends A
    ? C["value"]
    : A
  : C["value"];

/** The properties and attributes of each tag. */
export interface ElementProperties {
  "hf-blocks": {
    /** The app's name: what its state is stored under, and which handlers are its own. */
    name?: HfBlocks["name"] | undefined;
    /** Where inference calls go; else the page's `<meta name="hf-blocks-endpoint">`, else Hugging Face. */
    endpoint?: HfBlocks["endpoint"] | undefined;
    /** Who makes inference calls: an `InferenceClient`, or an object with some of its methods. */
    engine?: HfBlocks["engine"] | undefined;
    /** The token for Hugging Face. Never stored and never sent to an endpoint. */
    token?: HfBlocks["token"] | undefined;
    /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
    keepDays?: HfBlocks["keepDays"] | undefined;
    /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
    keepCount?: HfBlocks["keepCount"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfBlocks["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfBlocks["error"] | undefined;
    /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
    "keep-days"?: NumberText | undefined;
    /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
    "keep-count"?: NumberText | undefined;
  };
  "hf-interface": {
    /** The name of a function given to `defineHandlers`, or the function itself. */
    handler?: HfInterface["handler"] | undefined;
    /** A task for a model to do, in place of a function. */
    task?: HfInterface["task"] | undefined;
    /** The model for the task. */
    model?: HfInterface["model"] | undefined;
    /** Parameters of the task, beside those that are written as attributes. A block stands for its value. */
    parameters?: HfInterface["parameters"] | undefined;
    /**
     * What the function reads, where that is not all that is in the slot `inputs`: ids of children, or names of blocks to be
     * made, such as `text`, `number` or `image`. A state that is among the outputs too is read and written.
     */
    inputs?: HfInterface["inputs"] | undefined;
    /** What it writes, in the same way. */
    outputs?: HfInterface["outputs"] | undefined;
    /** In what shape the function gets its inputs and gives its outputs; in markup always a list. */
    shapes?: HfInterface["shapes"] | undefined;
    /** The app's name: what its state is stored under, and which handlers are its own. */
    name?: HfInterface["name"] | undefined;
    /** Where inference calls go; else the page's `<meta name="hf-blocks-endpoint">`, else Hugging Face. */
    endpoint?: HfInterface["endpoint"] | undefined;
    /** Who makes inference calls: an `InferenceClient`, or an object with some of its methods. */
    engine?: HfInterface["engine"] | undefined;
    /** The token for Hugging Face. Never stored and never sent to an endpoint. */
    token?: HfInterface["token"] | undefined;
    /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
    keepDays?: HfInterface["keepDays"] | undefined;
    /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
    keepCount?: HfInterface["keepCount"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfInterface["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfInterface["error"] | undefined;
    /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
    "keep-days"?: NumberText | undefined;
    /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
    "keep-count"?: NumberText | undefined;
    /** What is written to the outputs, in place of a function: a text with `{id}` for values, or one such value itself. */
    value?: string | undefined;
    /** A parameter of tasks, such as audio-classification. */
    provider?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    temperature?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "top-p"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    stop?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    seed?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    system?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    prompt?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    messages?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "max-tokens"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "frequency-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "presence-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "reasoning-effort"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "response-format"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "logit-bias"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    tools?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "tool-choice"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "stream-options"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as document-question-answering. */
    "top-k"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    lang?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "doc-stride"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-answer-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-question-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-seq-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "handle-impossible-answer"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    "word-boxes"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    normalize?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "prompt-name"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction, text-generation. */
    truncate?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "truncation-direction"?: string | number | boolean | undefined;
    /** A parameter of fill-mask. */
    targets?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "mask-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "overlap-mask-area-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    subtask?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    threshold?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "negative-prompt"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "guidance-scale"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "num-inference-steps"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-image, image-text-to-video, image-to-image, image-to-video. */
    "target-size"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-video, image-to-video, text-to-video. */
    "num-frames"?: string | number | boolean | undefined;
    /** A parameter of question-answering. */
    "align-to-words"?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "clean-up-tokenization-spaces"?: string | number | boolean | undefined;
    /** A parameter of summarization, table-question-answering, translation. */
    truncation?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "generate-parameters"?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    padding?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    sequential?: string | number | boolean | undefined;
    /** A parameter of text-classification. */
    "function-to-apply"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "max-new-tokens"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "do-sample"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "repetition-penalty"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "typical-p"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    watermark?: string | number | boolean | undefined;
    /** A parameter of text-to-audio, text-to-speech. */
    "generation-parameters"?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    width?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    height?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    scheduler?: string | number | boolean | undefined;
    /** A parameter of text-to-speech. */
    voice?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "aggregation-strategy"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "ignore-labels"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    stride?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "src-lang"?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "tgt-lang"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "candidate-labels"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "hypothesis-template"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification. */
    "multi-label"?: string | number | boolean | undefined;
  };
  "hf-chat-interface": {
    /** The name of a function given to `defineHandlers`, or the function itself: `([message, history, ...additional], run)`. */
    handler?: HfChatInterface["handler"] | undefined;
    /** The model that answers, in place of a function. */
    model?: HfChatInterface["model"] | undefined;
    /** The task of the model; `chat-completion` if left out. */
    task?: HfChatInterface["task"] | undefined;
    /** Parameters of the task, beside those that are written as attributes. A block stands for its value. */
    parameters?: HfChatInterface["parameters"] | undefined;
    /** Said to the model, or first in the function's history, in every turn. In markup also `<script type="text/plain" name="system">`. */
    system?: HfChatInterface["system"] | undefined;
    /** Checks the message and the additional inputs first: a message for the person, or "". The name of a function, or the function. */
    validator?: HfChatInterface["validator"] | undefined;
    /** The ids of more blocks that the function reads, beside those in the slot: they may stand anywhere on the page. */
    inputs?: HfChatInterface["inputs"] | undefined;
    /** The ids of more blocks that it writes, beside those in the slot: they may stand anywhere on the page. */
    outputs?: HfChatInterface["outputs"] | undefined;
    /** What stands above the chat. */
    heading?: HfChatInterface["heading"] | undefined;
    /** A line under the heading. */
    description?: HfChatInterface["description"] | undefined;
    /** What an empty chat says, as Markdown. */
    placeholder?: HfChatInterface["placeholder"] | undefined;
    /** Takes files too; the function gets `{ text, files }`. */
    multimodal?: HfChatInterface["multimodal"] | undefined;
    /** Which files, as in a native file field. */
    accept?: HfChatInterface["accept"] | undefined;
    /** What an empty chat offers: texts, or `{ text, files, displayText, icon }`. In markup `<option>`s, or JSON. */
    examples?: HfChatInterface["examples"] | undefined;
    /** Keeps the answers to examples: `lazy` from the first time on, `eager` from the start. With a `name`, in this browser. */
    cacheExamples?: HfChatInterface["cacheExamples"] | undefined;
    /** An example only fills the text box. */
    noRunExamples?: HfChatInterface["noRunExamples"] | undefined;
    /** Keeps conversations in this browser and lists them. Needs a `name`. */
    save?: HfChatInterface["save"] | undefined;
    /** `bubble` sets the person's messages apart at one side; `panel` lists all alike over the full width. */
    layout?: HfChatInterface["layout"] | undefined;
    /** Which buttons messages have; see the chatbot. */
    actions?: HfChatInterface["actions"] | undefined;
    /** More that a person may think of an answer, where `actions` has `like`. */
    feedback?: HfChatInterface["feedback"] | undefined;
    /** The URL of the person's picture. */
    userAvatar?: HfChatInterface["userAvatar"] | undefined;
    /** The URL of the assistant's picture. */
    assistantAvatar?: HfChatInterface["assistantAvatar"] | undefined;
    /** `same-origin` loads pictures of the page's own origin in messages without a click. */
    images?: HfChatInterface["images"] | undefined;
    /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
    latexDelimiters?: HfChatInterface["latexDelimiters"] | undefined;
    /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
    reasoningTags?: HfChatInterface["reasoningTags"] | undefined;
    /** A single line end in a message is a space, as in other Markdown. */
    noLineBreaks?: HfChatInterface["noLineBreaks"] | undefined;
    /** Shows as Markdown too what the person wrote. */
    userMarkdown?: HfChatInterface["userMarkdown"] | undefined;
    /** Floats over the page: a button at its corner opens it. The value is the button's name. */
    launcher?: HfChatInterface["launcher"] | undefined;
    /** Whether it is open, where it has a launcher. */
    open?: HfChatInterface["open"] | undefined;
    /** The conversation. */
    value?: HfChatInterface["value"] | undefined;
    /** The app's name: what its state is stored under, and which handlers are its own. */
    name?: HfChatInterface["name"] | undefined;
    /** Where inference calls go; else the page's `<meta name="hf-blocks-endpoint">`, else Hugging Face. */
    endpoint?: HfChatInterface["endpoint"] | undefined;
    /** Who makes inference calls: an `InferenceClient`, or an object with some of its methods. */
    engine?: HfChatInterface["engine"] | undefined;
    /** The token for Hugging Face. Never stored and never sent to an endpoint. */
    token?: HfChatInterface["token"] | undefined;
    /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
    keepDays?: HfChatInterface["keepDays"] | undefined;
    /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
    keepCount?: HfChatInterface["keepCount"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfChatInterface["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfChatInterface["error"] | undefined;
    /** Keeps the answers to examples: `lazy` from the first time on, `eager` from the start. With a `name`, in this browser. */
    "cache-examples"?: HfChatInterface["cacheExamples"] | undefined;
    /** An example only fills the text box. */
    "no-run-examples"?: Switch | undefined;
    /** The URL of the person's picture. */
    "user-avatar"?: HfChatInterface["userAvatar"] | undefined;
    /** The URL of the assistant's picture. */
    "assistant-avatar"?: HfChatInterface["assistantAvatar"] | undefined;
    /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
    "latex-delimiters"?: string | undefined;
    /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
    "reasoning-tags"?: string | undefined;
    /** A single line end in a message is a space, as in other Markdown. */
    "no-line-breaks"?: Switch | undefined;
    /** Shows as Markdown too what the person wrote. */
    "user-markdown"?: Switch | undefined;
    /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
    "keep-days"?: NumberText | undefined;
    /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
    "keep-count"?: NumberText | undefined;
    /** A parameter of tasks, such as audio-classification. */
    provider?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    temperature?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "top-p"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    stop?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    seed?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    prompt?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    messages?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "max-tokens"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "frequency-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "presence-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "reasoning-effort"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "response-format"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "logit-bias"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    tools?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "tool-choice"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "stream-options"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as document-question-answering. */
    "top-k"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    lang?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "doc-stride"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-answer-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-question-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-seq-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "handle-impossible-answer"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    "word-boxes"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    normalize?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "prompt-name"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction, text-generation. */
    truncate?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "truncation-direction"?: string | number | boolean | undefined;
    /** A parameter of fill-mask. */
    targets?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "mask-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "overlap-mask-area-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    subtask?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    threshold?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "negative-prompt"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "guidance-scale"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "num-inference-steps"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-image, image-text-to-video, image-to-image, image-to-video. */
    "target-size"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-video, image-to-video, text-to-video. */
    "num-frames"?: string | number | boolean | undefined;
    /** A parameter of question-answering. */
    "align-to-words"?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "clean-up-tokenization-spaces"?: string | number | boolean | undefined;
    /** A parameter of summarization, table-question-answering, translation. */
    truncation?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "generate-parameters"?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    padding?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    sequential?: string | number | boolean | undefined;
    /** A parameter of text-classification. */
    "function-to-apply"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "max-new-tokens"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "do-sample"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "repetition-penalty"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "typical-p"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    watermark?: string | number | boolean | undefined;
    /** A parameter of text-to-audio, text-to-speech. */
    "generation-parameters"?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    width?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    height?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    scheduler?: string | number | boolean | undefined;
    /** A parameter of text-to-speech. */
    voice?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "aggregation-strategy"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "ignore-labels"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    stride?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "src-lang"?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "tgt-lang"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "candidate-labels"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "hypothesis-template"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification. */
    "multi-label"?: string | number | boolean | undefined;
  };
  "hf-on": {
    /** The name of the function that runs, as `defineHandlers` knows it, or the function itself. Each run calls the newest. */
    handler?: HfOn["handler"] | undefined;
    /** Checks the inputs first: a message for the person, or "". The name of a function, or the function. */
    validator?: HfOn["validator"] | undefined;
    /** What sets it off: ids of blocks, or `id:event`. None: at load, and whenever an input changes. */
    from?: string | undefined;
    /** What a trigger does while it runs: nothing, another run, or one more run at the end. */
    mode?: "once" | "multiple" | "always-last" | undefined;
    /** The task that a model does. All attributes that are not named here are its parameters. */
    task?: string | undefined;
    /** What is written to the outputs: a text with `{id}` and `{id.path}` for values, or one such value itself. */
    value?: string | undefined;
    /** The ids of the blocks that are read, in order. */
    inputs?: string | undefined;
    /** The ids of the blocks that are written, in order. */
    outputs?: string | undefined;
    /** A newer run takes the place of an older one. */
    latest?: Switch | undefined;
    /** The ids of listeners whose runs end. */
    cancels?: string | undefined;
    /** How the outputs show that it runs. */
    progress?: "full" | "minimal" | "hidden" | undefined;
    /** The ids of the blocks that show it, in place of the outputs. */
    "progress-on"?: string | undefined;
    /** How many runs may go on at once, of it and of all others in its `group`. */
    concurrency?: NumberText | undefined;
    /** The name under which listeners count their runs together. */
    group?: string | undefined;
    /** A parameter of tasks, such as audio-classification. */
    model?: string | number | boolean | undefined;
    /** A parameter of tasks, such as audio-classification. */
    provider?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    temperature?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "top-p"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    stop?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    seed?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    system?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    prompt?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    messages?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "max-tokens"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "frequency-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "presence-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "reasoning-effort"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "response-format"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "logit-bias"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    tools?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "tool-choice"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "stream-options"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as document-question-answering. */
    "top-k"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    lang?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "doc-stride"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-answer-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-question-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-seq-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "handle-impossible-answer"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    "word-boxes"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    normalize?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "prompt-name"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction, text-generation. */
    truncate?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "truncation-direction"?: string | number | boolean | undefined;
    /** A parameter of fill-mask. */
    targets?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "mask-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "overlap-mask-area-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    subtask?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    threshold?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "negative-prompt"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "guidance-scale"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "num-inference-steps"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-image, image-text-to-video, image-to-image, image-to-video. */
    "target-size"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-video, image-to-video, text-to-video. */
    "num-frames"?: string | number | boolean | undefined;
    /** A parameter of question-answering. */
    "align-to-words"?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "clean-up-tokenization-spaces"?: string | number | boolean | undefined;
    /** A parameter of summarization, table-question-answering, translation. */
    truncation?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "generate-parameters"?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    padding?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    sequential?: string | number | boolean | undefined;
    /** A parameter of text-classification. */
    "function-to-apply"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "max-new-tokens"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "do-sample"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "repetition-penalty"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "typical-p"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    watermark?: string | number | boolean | undefined;
    /** A parameter of text-to-audio, text-to-speech. */
    "generation-parameters"?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    width?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    height?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    scheduler?: string | number | boolean | undefined;
    /** A parameter of text-to-speech. */
    voice?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "aggregation-strategy"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "ignore-labels"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    stride?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "src-lang"?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "tgt-lang"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "candidate-labels"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "hypothesis-template"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification. */
    "multi-label"?: string | number | boolean | undefined;
  };
  "hf-then": {
    /** The name of the function that runs, as `defineHandlers` knows it, or the function itself. Each run calls the newest. */
    handler?: HfThen["handler"] | undefined;
    /** Checks the inputs first: a message for the person, or "". The name of a function, or the function. */
    validator?: HfThen["validator"] | undefined;
    /** After which outcome of the run before; `then` is after all. */
    when?: "success" | "failure" | "cancelled" | "then" | undefined;
    /** The task that a model does. All attributes that are not named here are its parameters. */
    task?: string | undefined;
    /** What is written to the outputs: a text with `{id}` and `{id.path}` for values, or one such value itself. */
    value?: string | undefined;
    /** The ids of the blocks that are read, in order. */
    inputs?: string | undefined;
    /** The ids of the blocks that are written, in order. */
    outputs?: string | undefined;
    /** A newer run takes the place of an older one. */
    latest?: Switch | undefined;
    /** The ids of listeners whose runs end. */
    cancels?: string | undefined;
    /** How the outputs show that it runs. */
    progress?: "full" | "minimal" | "hidden" | undefined;
    /** The ids of the blocks that show it, in place of the outputs. */
    "progress-on"?: string | undefined;
    /** How many runs may go on at once, of it and of all others in its `group`. */
    concurrency?: NumberText | undefined;
    /** The name under which listeners count their runs together. */
    group?: string | undefined;
    /** A parameter of tasks, such as audio-classification. */
    model?: string | number | boolean | undefined;
    /** A parameter of tasks, such as audio-classification. */
    provider?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    temperature?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "top-p"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    stop?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    seed?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    system?: string | number | boolean | undefined;
    /** A parameter of tasks, such as chat-completion. */
    prompt?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    messages?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "max-tokens"?: string | number | boolean | undefined;
    /** A parameter of chat-completion, text-generation. */
    "frequency-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "presence-penalty"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "reasoning-effort"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "response-format"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "logit-bias"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    tools?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "tool-choice"?: string | number | boolean | undefined;
    /** A parameter of chat-completion. */
    "stream-options"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as document-question-answering. */
    "top-k"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    lang?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "doc-stride"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-answer-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-question-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "max-seq-len"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering, question-answering. */
    "handle-impossible-answer"?: string | number | boolean | undefined;
    /** A parameter of document-question-answering. */
    "word-boxes"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    normalize?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "prompt-name"?: string | number | boolean | undefined;
    /** A parameter of feature-extraction, text-generation. */
    truncate?: string | number | boolean | undefined;
    /** A parameter of feature-extraction. */
    "truncation-direction"?: string | number | boolean | undefined;
    /** A parameter of fill-mask. */
    targets?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "mask-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    "overlap-mask-area-threshold"?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    subtask?: string | number | boolean | undefined;
    /** A parameter of image-segmentation. */
    threshold?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "negative-prompt"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "guidance-scale"?: string | number | boolean | undefined;
    /** A parameter of tasks, such as image-text-to-image. */
    "num-inference-steps"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-image, image-text-to-video, image-to-image, image-to-video. */
    "target-size"?: string | number | boolean | undefined;
    /** A parameter of image-text-to-video, image-to-video, text-to-video. */
    "num-frames"?: string | number | boolean | undefined;
    /** A parameter of question-answering. */
    "align-to-words"?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "clean-up-tokenization-spaces"?: string | number | boolean | undefined;
    /** A parameter of summarization, table-question-answering, translation. */
    truncation?: string | number | boolean | undefined;
    /** A parameter of summarization, translation. */
    "generate-parameters"?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    padding?: string | number | boolean | undefined;
    /** A parameter of table-question-answering. */
    sequential?: string | number | boolean | undefined;
    /** A parameter of text-classification. */
    "function-to-apply"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "max-new-tokens"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "do-sample"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "repetition-penalty"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    "typical-p"?: string | number | boolean | undefined;
    /** A parameter of text-generation. */
    watermark?: string | number | boolean | undefined;
    /** A parameter of text-to-audio, text-to-speech. */
    "generation-parameters"?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    width?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    height?: string | number | boolean | undefined;
    /** A parameter of text-to-image. */
    scheduler?: string | number | boolean | undefined;
    /** A parameter of text-to-speech. */
    voice?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "aggregation-strategy"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    "ignore-labels"?: string | number | boolean | undefined;
    /** A parameter of token-classification. */
    stride?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "src-lang"?: string | number | boolean | undefined;
    /** A parameter of translation. */
    "tgt-lang"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "candidate-labels"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification, zero-shot-image-classification. */
    "hypothesis-template"?: string | number | boolean | undefined;
    /** A parameter of zero-shot-classification. */
    "multi-label"?: string | number | boolean | undefined;
  };
  "hf-conversations": {
    /** The id of the chatbot. */
    for?: HfConversations["for"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfConversations["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfConversations["error"] | undefined;
  };
  "hf-each": {
    /** The block whose list is shown: its id, or `id.path`. */
    inputs?: HfEach["inputs"] | undefined;
    /** The id by which the template names the item. */
    item?: HfEach["item"] | undefined;
    /** The path inside an item that says which one it is. Its place in the list, if left out. */
    key?: HfEach["key"] | undefined;
    /** The same as `key`, for JSX and Vue: React, Preact and Vue keep a `key` for themselves, and the element never sees it. */
    itemKey?: HfEach["itemKey"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfEach["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfEach["error"] | undefined;
    /** The same as `key`, for JSX and Vue: React, Preact and Vue keep a `key` for themselves, and the element never sees it. */
    "item-key"?: HfEach["itemKey"] | undefined;
  };
  "hf-item": {
    /** Which item of the list it is. */
    key?: HfItem["key"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfItem["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfItem["error"] | undefined;
  };
  "hf-render": {
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfRender["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfRender["error"] | undefined;
  };
  "hf-state": {
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfState> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfState["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfState["error"] | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-timer": {
    /** Seconds between two ticks. A change starts the interval anew. */
    interval?: HfTimer["interval"] | NumberText | undefined;
    /** Does not tick. */
    paused?: HfTimer["paused"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfTimer["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfTimer["error"] | undefined;
  };
  "hf-button": {
    /** What stands on it, in place of what is between its tags. */
    label?: HfButton["label"] | undefined;
    /** How much it asks for attention. */
    variant?: HfButton["variant"] | undefined;
    /** What a click does to the form it is in. */
    type?: HfButton["type"] | undefined;
    /** The name its value has in a form that it submits. */
    name?: HfButton["name"] | undefined;
    /** What a form that it submits sends under `name`. */
    value?: HfButton["value"] | undefined;
    /** Takes no clicks and no focus. */
    disabled?: HfButton["disabled"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfButton["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfButton["error"] | undefined;
  };
  "hf-chatbot": {
    /** What shows while it is empty, as Markdown. */
    placeholder?: HfChatbot["placeholder"] | undefined;
    /** What it offers while it is empty: texts, or `{ text, files, displayText, icon }`. In markup `<option>`s, or JSON. */
    examples?: HfChatbot["examples"] | undefined;
    /** `bubble` sets the person's messages apart at one side; `panel` lists all alike over the full width. */
    layout?: HfChatbot["layout"] | undefined;
    /** Leaves the view where it is while messages come. */
    noAutoscroll?: HfChatbot["noAutoscroll"] | undefined;
    /** Gives each message buttons of its own, also where several of one author follow each other. */
    noGroup?: HfChatbot["noGroup"] | undefined;
    /** Leaves the frame around it away. */
    bare?: HfChatbot["bare"] | undefined;
    /**
     * Which buttons messages have: `copy`, `like`, `like-user`, `edit` (the person's own), `edit-all` and, at the last turn,
     * `retry`, `continue` (where it broke off) and `undo`; and which the whole has: `copy-all` and `clear`.
     */
    actions?: HfChatbot["actions"] | undefined;
    /** More that a person may think of an answer, beside good and bad, where `actions` has `like`: `Wrong, Too long`. */
    feedback?: HfChatbot["feedback"] | undefined;
    /** The URL of the person's picture. */
    userAvatar?: HfChatbot["userAvatar"] | undefined;
    /** The URL of the assistant's picture. */
    assistantAvatar?: HfChatbot["assistantAvatar"] | undefined;
    /** `same-origin` loads pictures of the page's own origin without a click: where asking for an address changes nothing. */
    images?: HfChatbot["images"] | undefined;
    /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
    latexDelimiters?: HfChatbot["latexDelimiters"] | undefined;
    /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
    reasoningTags?: HfChatbot["reasoningTags"] | undefined;
    /** A single line end in a message is a space, as in other Markdown. */
    noLineBreaks?: HfChatbot["noLineBreaks"] | undefined;
    /** Shows as Markdown too what the person wrote. */
    userMarkdown?: HfChatbot["userMarkdown"] | undefined;
    /** Added to every text that is copied, after a blank line. */
    watermark?: HfChatbot["watermark"] | undefined;
    /** What the block is, for the person. */
    label?: HfChatbot["label"] | undefined;
    /** One line of help under the label. */
    info?: HfChatbot["info"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfChatbot["noLabel"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfChatbot> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfChatbot["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfChatbot["error"] | undefined;
    /** Leaves the view where it is while messages come. */
    "no-autoscroll"?: Switch | undefined;
    /** Gives each message buttons of its own, also where several of one author follow each other. */
    "no-group"?: Switch | undefined;
    /** The URL of the person's picture. */
    "user-avatar"?: HfChatbot["userAvatar"] | undefined;
    /** The URL of the assistant's picture. */
    "assistant-avatar"?: HfChatbot["assistantAvatar"] | undefined;
    /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
    "latex-delimiters"?: string | undefined;
    /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
    "reasoning-tags"?: string | undefined;
    /** A single line end in a message is a space, as in other Markdown. */
    "no-line-breaks"?: Switch | undefined;
    /** Shows as Markdown too what the person wrote. */
    "user-markdown"?: Switch | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-column": {
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfColumn["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfColumn["error"] | undefined;
  };
  "hf-json": {
    /** How many levels are open at first. */
    depth?: HfJson["depth"] | NumberText | undefined;
    /** What the block is, for the person. */
    label?: HfJson["label"] | undefined;
    /** One line of help under the label. */
    info?: HfJson["info"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfJson["noLabel"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfJson> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfJson["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfJson["error"] | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-label": {
    /** How many classes are shown; 0 for all. */
    top?: HfLabel["top"] | NumberText | undefined;
    /** What the block is, for the person. */
    label?: HfLabel["label"] | undefined;
    /** One line of help under the label. */
    info?: HfLabel["info"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfLabel["noLabel"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfLabel> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfLabel["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfLabel["error"] | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-markdown": {
    /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
    latexDelimiters?: HfMarkdown["latexDelimiters"] | undefined;
    /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
    reasoningTags?: HfMarkdown["reasoningTags"] | undefined;
    /** A line end in the text is a line end on the page, as in a chat, not a space. */
    lineBreaks?: HfMarkdown["lineBreaks"] | undefined;
    /** `same-origin` loads pictures of the page's own origin without a click: where asking for an address changes nothing. */
    images?: HfMarkdown["images"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfMarkdown> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfMarkdown["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfMarkdown["error"] | undefined;
    /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
    "latex-delimiters"?: string | undefined;
    /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
    "reasoning-tags"?: string | undefined;
    /** A line end in the text is a line end on the page, as in a chat, not a space. */
    "line-breaks"?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-multimodal-textbox": {
    /** What to type, shown while it is empty. */
    placeholder?: HfMultimodalTextbox["placeholder"] | undefined;
    /** Rows shown at first. */
    lines?: HfMultimodalTextbox["lines"] | NumberText | undefined;
    /** Rows it grows to before it scrolls. */
    maxLines?: HfMultimodalTextbox["maxLines"] | undefined;
    /** Which files may be added, as in a native file field: `image/*,.pdf`. Empty for all. */
    accept?: HfMultimodalTextbox["accept"] | undefined;
    /** How many files it takes: none, one, many, or a whole folder. */
    fileCount?: HfMultimodalTextbox["fileCount"] | undefined;
    /** The largest file, in megabytes; 0 for no limit. */
    maxFileSize?: HfMultimodalTextbox["maxFileSize"] | undefined;
    /** Longer texts become a file when pasted, where one may be added; 0 for never. */
    maxPlainTextLength?: HfMultimodalTextbox["maxPlainTextLength"] | undefined;
    /** A run that it started goes on: Stop stands in place of Send. */
    busy?: HfMultimodalTextbox["busy"] | undefined;
    /** Words on the Send button instead of its arrow. */
    sendLabel?: HfMultimodalTextbox["sendLabel"] | undefined;
    /** Words on the Stop button instead of its square. */
    stopLabel?: HfMultimodalTextbox["stopLabel"] | undefined;
    /** Leaves the Send button away; Enter still sends, and Stop still shows while `busy`. */
    noSend?: HfMultimodalTextbox["noSend"] | undefined;
    /** Where the caret is and what is selected: what is kept beside the value. */
    view?: HfMultimodalTextbox["view"] | undefined;
    /** What the block is, for the person. */
    label?: HfMultimodalTextbox["label"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfMultimodalTextbox["noLabel"] | undefined;
    /** One line of help under the label. */
    info?: HfMultimodalTextbox["info"] | undefined;
    /** The name its value has in a form. */
    name?: HfMultimodalTextbox["name"] | undefined;
    /** Shows the value and takes no edits, no focus and no part in a form. */
    disabled?: HfMultimodalTextbox["disabled"] | undefined;
    /** Shows the value and takes no edits. */
    readonly?: HfMultimodalTextbox["readonly"] | undefined;
    /** Must be filled in before its form is submitted. */
    required?: HfMultimodalTextbox["required"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfMultimodalTextbox> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfMultimodalTextbox["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfMultimodalTextbox["error"] | undefined;
    /** Rows it grows to before it scrolls. */
    "max-lines"?: NumberText | undefined;
    /** How many files it takes: none, one, many, or a whole folder. */
    "file-count"?: HfMultimodalTextbox["fileCount"] | undefined;
    /** The largest file, in megabytes; 0 for no limit. */
    "max-file-size"?: NumberText | undefined;
    /** Longer texts become a file when pasted, where one may be added; 0 for never. */
    "max-plain-text-length"?: NumberText | undefined;
    /** Words on the Send button instead of its arrow. */
    "send-label"?: HfMultimodalTextbox["sendLabel"] | undefined;
    /** Words on the Stop button instead of its square. */
    "stop-label"?: HfMultimodalTextbox["stopLabel"] | undefined;
    /** Leaves the Send button away; Enter still sends, and Stop still shows while `busy`. */
    "no-send"?: Switch | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** Which letters the keyboard makes capital, as in native fields. */
    autocapitalize?: string | undefined;
    /** What the browser may fill in, as in native fields. */
    autocomplete?: string | undefined;
    /** Whether the browser corrects what is typed. */
    autocorrect?: "on" | "off" | undefined;
    /** What the Enter key of a keyboard on the screen says; `enter`, with `no-send` `send`, if left out. */
    enterkeyhint?: string | undefined;
    /** Which keyboard shows on the screen. */
    inputmode?: string | undefined;
    /** Whether the browser looks at the spelling. */
    spellcheck?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-number": {
    /** The smallest number allowed. */
    min?: HfNumber["min"] | NumberText | undefined;
    /** The largest number allowed. */
    max?: HfNumber["max"] | NumberText | undefined;
    /** How far one press of an arrow goes. */
    step?: HfNumber["step"] | NumberText | undefined;
    /** Digits after the point that are shown, and kept of what a person types; none for all. */
    precision?: HfNumber["precision"] | NumberText | undefined;
    /** What to type, shown while it is empty. */
    placeholder?: HfNumber["placeholder"] | undefined;
    /** What the block is, for the person. */
    label?: HfNumber["label"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfNumber["noLabel"] | undefined;
    /** One line of help under the label. */
    info?: HfNumber["info"] | undefined;
    /** The name its value has in a form. */
    name?: HfNumber["name"] | undefined;
    /** Shows the value and takes no edits, no focus and no part in a form. */
    disabled?: HfNumber["disabled"] | undefined;
    /** Shows the value and takes no edits. */
    readonly?: HfNumber["readonly"] | undefined;
    /** Must be filled in before its form is submitted. */
    required?: HfNumber["required"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfNumber> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfNumber["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfNumber["error"] | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-row": {
    /** Makes all children of a line as tall as the tallest. */
    equalHeight?: HfRow["equalHeight"] | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfRow["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfRow["error"] | undefined;
    /** Makes all children of a line as tall as the tallest. */
    "equal-height"?: Switch | undefined;
  };
  "hf-slider": {
    /** The number at the start. */
    min?: HfSlider["min"] | NumberText | undefined;
    /** The number at the end. */
    max?: HfSlider["max"] | NumberText | undefined;
    /** The distance between two positions. None: 1, and in a range below 100 a power of ten, a hundredth of it or less. 0 for any number. */
    step?: HfSlider["step"] | NumberText | undefined;
    /** What the block is, for the person. */
    label?: HfSlider["label"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfSlider["noLabel"] | undefined;
    /** One line of help under the label. */
    info?: HfSlider["info"] | undefined;
    /** The name its value has in a form. */
    name?: HfSlider["name"] | undefined;
    /** Shows the value and takes no edits, no focus and no part in a form. */
    disabled?: HfSlider["disabled"] | undefined;
    /** Shows the value and takes no edits. */
    readonly?: HfSlider["readonly"] | undefined;
    /** Must be filled in before its form is submitted. */
    required?: HfSlider["required"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfSlider> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfSlider["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfSlider["error"] | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
  "hf-textbox": {
    /** What to type, shown while it is empty. */
    placeholder?: HfTextbox["placeholder"] | undefined;
    /** The most characters a person may type; 0 for no limit. */
    maxLength?: HfTextbox["maxLength"] | undefined;
    /** The kind of field; all but `text` have a single line. Passwords are not stored, unless a `scope` is written. */
    type?: HfTextbox["type"] | undefined;
    /** Rows shown at first. */
    lines?: HfTextbox["lines"] | NumberText | undefined;
    /** Rows it grows to before it scrolls. */
    maxLines?: HfTextbox["maxLines"] | undefined;
    /** Where the caret is and what is selected: what is kept beside the value. */
    view?: HfTextbox["view"] | undefined;
    /** What the block is, for the person. */
    label?: HfTextbox["label"] | undefined;
    /** Keeps the label for screen readers only. */
    noLabel?: HfTextbox["noLabel"] | undefined;
    /** One line of help under the label. */
    info?: HfTextbox["info"] | undefined;
    /** The name its value has in a form. */
    name?: HfTextbox["name"] | undefined;
    /** Shows the value and takes no edits, no focus and no part in a form. */
    disabled?: HfTextbox["disabled"] | undefined;
    /** Shows the value and takes no edits. */
    readonly?: HfTextbox["readonly"] | undefined;
    /** Must be filled in before its form is submitted. */
    required?: HfTextbox["required"] | undefined;
    /** What the block holds. Frozen; replace it to change it. `null` or `undefined` empties it. */
    value?: ValueOf<HfTextbox> | null | undefined;
    /** What is going on for this block: `undefined` at rest, else how far it is. */
    progress?: HfTextbox["progress"] | undefined;
    /** The error shown at the block, if any. Set it with `showError`. */
    error?: HfTextbox["error"] | undefined;
    /** The most characters a person may type; 0 for no limit. */
    "max-length"?: NumberText | undefined;
    /** Rows it grows to before it scrolls. */
    "max-lines"?: NumberText | undefined;
    /** Keeps the label for screen readers only. */
    "no-label"?: Switch | undefined;
    /** Which letters the keyboard makes capital, as in native fields. */
    autocapitalize?: string | undefined;
    /** What the browser may fill in, as in native fields. */
    autocomplete?: string | undefined;
    /** Whether the browser corrects what is typed. */
    autocorrect?: "on" | "off" | undefined;
    /** What the Enter key of a keyboard on the screen says; `send` where it submits, if left out. */
    enterkeyhint?: string | undefined;
    /** Which keyboard shows on the screen. */
    inputmode?: string | undefined;
    /** Whether the browser looks at the spelling. */
    spellcheck?: Switch | undefined;
    /** How far its value reaches; in an app with a name, a block with an id has `session`. */
    scope?: "page" | "session" | "browser" | "global" | undefined;
    /** Seconds after the last change at which its stored value is deleted. */
    ttl?: NumberText | undefined;
    /** Its value is not stored, unless a `scope` is written. */
    private?: Switch | undefined;
  };
}

/** The events of each tag, by name. */
export interface ElementEvents {
  "hf-blocks": { "hf-load": HfLoadEvent; "hf-unload": HfUnloadEvent; "hf-error": HfErrorEvent };
  "hf-interface": { "hf-load": HfLoadEvent; "hf-unload": HfUnloadEvent; "hf-error": HfErrorEvent };
  "hf-chat-interface": { "hf-load": HfLoadEvent; "hf-unload": HfUnloadEvent; "hf-error": HfErrorEvent; "hf-change": Event | HfChangeEvent };
  "hf-on": {};
  "hf-then": {};
  "hf-conversations": { "hf-error": HfErrorEvent };
  "hf-each": { "hf-error": HfErrorEvent };
  "hf-item": { "hf-error": HfErrorEvent };
  "hf-render": { "hf-error": HfErrorEvent };
  "hf-state": { "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
  "hf-timer": { "hf-tick": HfTickEvent; "hf-error": HfErrorEvent };
  "hf-button": { "hf-error": HfErrorEvent };
  "hf-chatbot": {
    "hf-copy": HfCopyEvent;
    "hf-like": HfLikeEvent;
    "hf-retry": HfRetryEvent;
    "hf-continue": HfContinueEvent;
    "hf-undo": HfUndoEvent;
    "hf-edit": HfEditEvent;
    "hf-option": HfOptionEvent;
    "hf-example": HfExampleEvent;
    "hf-clear": HfClearEvent;
    "hf-change": Event | HfChangeEvent;
    "hf-expire": HfExpireEvent;
    "hf-error": HfErrorEvent;
  };
  "hf-column": { "hf-error": HfErrorEvent };
  "hf-json": { "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
  "hf-label": { "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
  "hf-markdown": { "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
  "hf-multimodal-textbox": {
    "hf-submit": HfSubmitEvent;
    "hf-stop": HfStopEvent;
    "hf-error": HfErrorEvent;
    "hf-change": Event | HfChangeEvent;
    "hf-expire": HfExpireEvent;
  };
  "hf-number": { "hf-submit": HfSubmitEvent; "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
  "hf-row": { "hf-error": HfErrorEvent };
  "hf-slider": { "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
  "hf-textbox": { "hf-submit": HfSubmitEvent; "hf-change": Event | HfChangeEvent; "hf-expire": HfExpireEvent; "hf-error": HfErrorEvent };
}

/** The class of each tag. */
export interface ElementClasses {
  "hf-blocks": HfBlocks;
  "hf-interface": HfInterface;
  "hf-chat-interface": HfChatInterface;
  "hf-on": HfOn;
  "hf-then": HfThen;
  "hf-conversations": HfConversations;
  "hf-each": HfEach;
  "hf-item": HfItem;
  "hf-render": HfRender;
  "hf-state": HfState;
  "hf-timer": HfTimer;
  "hf-button": HfButton;
  "hf-chatbot": HfChatbot;
  "hf-column": HfColumn;
  "hf-json": HfJson;
  "hf-label": HfLabel;
  "hf-markdown": HfMarkdown;
  "hf-multimodal-textbox": HfMultimodalTextbox;
  "hf-number": HfNumber;
  "hf-row": HfRow;
  "hf-slider": HfSlider;
  "hf-textbox": HfTextbox;
}
