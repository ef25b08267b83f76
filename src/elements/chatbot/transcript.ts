import type { HfError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import type { ChatMessage } from "../../core/message.ts";
import { loadMarkdown, type Markdown } from "../../markdown/load.ts";
import type { HfChatbot } from "./chatbot.ts";
import type { Narrator } from "./narrator.ts";
import type { RowList } from "./row-list.ts";
import { makeRows, NO_ROWS, type Row, type Rows } from "./rows.ts";

export type Extras = typeof import("./extras.ts");

/** Loads what only some chats show: thoughts, tools, options, examples, the editor. @throws {HfError} unloaded; the next call tries again */
export const loadExtras: () => Promise<Extras> = lazy(() => import("./extras.ts"));

/** The rows of a chat, with what they show beside their messages and what a person does in them. */
export class Transcript {
  /** What shows Markdown, once it is loaded. */
  markdown: Markdown | undefined;
  /** What is seldom used, once it is loaded. */
  extras: Extras | undefined;
  rows: Rows = NO_ROWS;
  /** Where they are on the page. */
  list: RowList | undefined;
  /** Whether messages have a form of the author's: `<template slot="message">`. */
  custom = false;
  /** The message that has just been copied. */
  copied: ChatMessage | undefined;
  /** What the person thinks of messages. */
  readonly liked = new WeakMap<ChatMessage, boolean | string>();
  /** Very long messages of which the person wants all. */
  readonly whole = new WeakSet<ChatMessage>();
  /** What a person is typing into messages, by their id. */
  readonly edits = new Map<string, string>();
  /** The message whose editor has just been opened or closed. */
  focusAt: string | undefined;
  private narrator: Narrator | undefined;
  private last: ChatMessage | undefined;
  /** Whether an answer began before somebody was there to tell of it. */
  private unsaid = false;
  /** Counts what rows show beside their message, so that all of them look again. */
  private looks = 0;

  /**
   * @param chat whose properties rows show, and where their events come from
   * @param messages always the same array, with what is said now
   */
  constructor(
    readonly chat: HfChatbot,
    readonly messages: readonly ChatMessage[],
  ) {}

  /** Whether all that it shows is loaded. */
  get complete(): boolean {
    return this.markdown !== undefined && this.extras !== undefined;
  }

  /**
   * Both come from the network at the same time; the words show meanwhile, and stay as they are where it does not come.
   * @returns why something did not come
   */
  async load(): Promise<HfError | undefined> {
    const [markdown, extras] = await Promise.allSettled([loadMarkdown(), loadExtras()]);
    const had = [this.markdown, this.extras];
    if (markdown.status === "fulfilled") this.markdown = markdown.value;
    if (extras.status === "fulfilled") this.extras = extras.value;
    if (this.markdown !== had[0] || this.extras !== had[1]) this.lookAgain();
    const fault = [markdown, extras].find(({ status }) => status === "rejected") as PromiseRejectedResult | undefined;
    return fault?.reason as HfError | undefined;
  }

  /** Makes the rows of what is said now. */
  follow(): void {
    const { noGroup, progress } = this.chat;
    const isOpen = ({ role, status, metadata }: ChatMessage, isLast: boolean) =>
      role === "assistant" &&
      (status === "streaming" || (status === undefined && metadata?.status !== "done" && isLast && progress !== undefined));
    this.rows = makeRows(this.messages, this.rows, !noGroup, isOpen);
    this.custom = this.chat.querySelector(':scope > template[slot="message"]') !== null;
  }

  /**
   * Puts the rows on the page, and tells people who listen.
   * @param isNew whether there was nothing before
   * @param isRead whether the reader is somewhere above the end
   */
  draw(isNew: boolean, isRead: boolean): void {
    const leaveOpen = isRead && this.extras?.whatIsOpen(this);
    this.list?.update(this.rows.list, this.looks);
    if (leaveOpen) leaveOpen();
    const last = this.messages.at(-1);
    this.unsaid ||= !this.narrator && this.last !== undefined && last !== this.last && last?.role === "assistant";
    this.last = last;
    if (this.extras) this.narrator ??= new this.extras.Narrator(this.unsaid);
    this.narrator?.follow(this, isNew);
  }

  /** Gives back what no message shows any more. */
  letGo(): void {
    this.extras?.keepMedia(this, this.messages);
    this.extras?.keepBlocks(this.chat, this.messages);
  }

  stop(): void {
    this.list?.stop();
    this.narrator?.stop();
    this.extras?.keepMedia(this, []);
  }

  /** All rows look again at what they show beside their message. */
  lookAgain(): void {
    this.looks++;
    this.chat.requestUpdate();
  }

  isEditing({ group }: Row): boolean {
    const { edits, extras } = this;
    return edits.size > 0 && extras !== undefined && group.some(({ message: { id = "" } }) => edits.has(id)) && extras.canEdit(this);
  }

  /** @param view what was typed into messages when it was stored: any data */
  bringBack(view: unknown): void {
    if (!Array.isArray(view)) this.edits.clear();
    else
      for (const entry of view as unknown[]) {
        const [id, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
        if (typeof id === "string" && typeof text === "string" && !this.edits.has(id)) this.edits.set(id, text);
      }
    this.lookAgain();
  }
}
