import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Worker as ThreadWorker } from "node:worker_threads";
import type { PSM, Worker } from "tesseract.js";
import { HfError } from "../../core/hf-error.ts";
import { installed } from "../installed.ts";
import { layOut, type Word } from "./find-answer/layout.ts";
import { load, missingForReading, notInstalled } from "./load.ts";
import { takesTooLong } from "./check-picture.ts";
import { asGreyMap, preparePicture } from "./picture.ts";
import { mergeReadings, missedLetters } from "./missed-ink.ts";
import { SharedJobs } from "./shared-jobs.ts";
import type { GreyPicture } from "./skew.ts";

/** Reads the words of pictures, one picture at a time. */
export interface DocumentReader {
  /**
   * The words of a picture with their boxes; the same file is read once.
   *
   * @throws {HfError} bad-file, too-large, busy when many wait, or no-method when a package is missing
   * @throws the signal's reason once it is aborted
   */
  read(file: Uint8Array, signal?: AbortSignal): Promise<Word[]>;
  /** Starts the worker, so that the first picture need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

interface Reading {
  words: Word[];
  /** Mean confidence, 0 to 100. */
  confidence: number;
  /** Height of a usual word in pixels. */
  height: number;
}

const KEPT_READINGS = 16;
const USUAL_SIDE = 2000; // pixels of the longer side: a page of A4 then has words of about 24 pixels
const LARGEST_SIDE = 3600;
const BEST_HEIGHT = 26;
// Tesseract's page segmentation modes; the enum itself would load the package.
const SPARSE_TEXT = "11" as PSM;
const ONE_BLOCK = "6" as PSM;

export interface ReaderLimits {
  /** Milliseconds that one picture may take. A page of small print takes five on a slow machine; a picture of noise has no end. */
  longest: number;
  /** Pictures that wait or are read. Each may take as long as above, and no person waits for a ninth. */
  most: number;
}

/** A reader with one tesseract.js worker, started at the first picture or by `warm()`. */
export function createReader({ longest = 30_000, most = 8 }: Partial<ReaderLimits> = {}): DocumentReader {
  const jobs = new SharedJobs<Word[]>(KEPT_READINGS);
  const asked = new Set<AbortSignal>();
  let starting: Promise<Worker> | undefined;
  let warming: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let stop = new AbortController();

  const desk: Desk = {
    worker() {
      starting ??= startWorker((error) => abandon(error)).catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      return starting;
    },
    discard(worker) {
      starting = warming = undefined;
      return worker.terminate();
    },
  };

  /** A worker that is gone answers nothing more, so what waits for it must fail. */
  function abandon(cause?: unknown): void {
    stop.abort(new HfError("Reading was stopped. Try again.", { code: "service", cause }));
    stop = new AbortController();
    starting = warming = undefined;
  }

  async function inTurn<T>(left: AbortSignal, limit: number, work: (over: AbortSignal) => Promise<T>): Promise<T> {
    // Not by `AbortSignal.any` and `timeout`: Node may collect such signals as garbage before they tell anybody.
    const over = new AbortController();
    const done = new AbortController();
    for (const signal of [left, stop.signal])
      signal.addEventListener("abort", () => over.abort(signal.reason), { once: true, signal: done.signal });
    const start = async () => {
      over.signal.throwIfAborted();
      const clock = limit === Infinity ? undefined : setTimeout(() => over.abort(takesTooLong()), limit);
      return work(over.signal).finally(() => clearTimeout(clock));
    };
    const mine = turn.then(start);
    turn = mine.catch(() => {});
    asked.add(over.signal);
    try {
      return await unlessAborted(mine, over.signal);
    } finally {
      asked.delete(over.signal);
      done.abort();
    }
  }

  return {
    async read(file, signal) {
      const key = createHash("sha256").update(file).digest("hex");
      return jobs.get(
        key,
        async (left) => {
          if (asked.size >= most) throw new HfError("Many documents are being read. Try again in a moment.", { code: "busy" });
          return inTurn(left, longest, (over) => readPicture(file, desk, over));
        },
        signal,
      );
    },
    async warm() {
      warming ??= inTurn(new AbortController().signal, Infinity, (over) => warmUp(desk, over)).catch((error: unknown) => {
        warming = undefined;
        throw error;
      });
      await warming;
    },
    async close() {
      const running = starting;
      abandon();
      await (await running?.catch(() => undefined))?.terminate();
    },
  };
}

/** Where pictures are read, one at a time. */
interface Desk {
  worker(): Promise<Worker>;
  /** What it works on cannot be stopped in another way. The next picture gets a new worker. */
  discard(worker: Worker): Promise<unknown>;
}

/** @throws the signal's reason as soon as it is aborted */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/**
 * Reads the words of sparse text first, which finds those of forms and tables. Once more at a
 * better scale when that went badly; once more as one block of text when letters were left out,
 * as happens in numbers with wide spaces.
 */
async function readPicture(file: Uint8Array, desk: Desk, signal: AbortSignal): Promise<Word[]> {
  const recognize = (picture: GreyPicture, segmentation: PSM) => recognizeAt(desk, picture, segmentation, signal);
  desk.worker().catch(() => {}); // it starts while the picture is prepared
  let picture: GreyPicture = await preparePicture(file, USUAL_SIDE);
  let reading = measure(await recognize(picture, SPARSE_TEXT));
  const side = betterSide(reading);
  if (side) {
    signal.throwIfAborted();
    const other = await preparePicture(file, side);
    const second = measure(await recognize(other, SPARSE_TEXT));
    if (worth(second) > worth(reading)) [reading, picture] = [second, other];
  }
  if (reading.words.length > 0 && missedLetters(picture, reading.words, reading.height) > 0) {
    reading = measure(mergeReadings(reading.words, await recognize(picture, ONE_BLOCK)));
  }
  return inReadingOrder(reading.words);
}

/** Starts the worker and lets it read a few lines, after which its code is compiled and quick. */
async function warmUp(desk: Desk, signal: AbortSignal): Promise<void> {
  const [{ default: sharp }] = await Promise.all([load<{ default: typeof import("sharp") }>("sharp"), desk.worker()]);
  const lines = Array.from(
    { length: 14 },
    (_, line) => `<text x="30" y="${60 + 60 * line}" font-size="28">Line ${line} of the page, total amount 154.06</text>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="900"><rect width="800" height="900" fill="#fff"/>${lines.join("")}</svg>`;
  const picture = await sharp(Buffer.from(page)).png().toBuffer();
  await recognizeAt(desk, await preparePicture(picture, 900), SPARSE_TEXT, signal);
}

/** @throws the signal's reason as soon as it is aborted, and the worker goes */
async function recognizeAt(desk: Desk, picture: GreyPicture, segmentation: PSM, signal: AbortSignal): Promise<Word[]> {
  const worker = await desk.worker();
  signal.throwIfAborted();
  const discard = () => void desk.discard(worker).catch(() => {});
  signal.addEventListener("abort", discard, { once: true });
  return unlessAborted(recognize(worker, picture, segmentation), signal).finally(() => signal.removeEventListener("abort", discard));
}

async function recognize(worker: Worker, picture: GreyPicture, segmentation: PSM): Promise<Word[]> {
  const thread = threadOf(worker);
  thread?.ref();
  try {
    await worker.setParameters({ tessedit_pageseg_mode: segmentation, user_defined_dpi: "200" });
    const { data } = await worker.recognize(asGreyMap(picture), {}, { text: false, blocks: true });
    return (data.blocks ?? [])
      .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)))
      .filter((word) => /[\p{L}\p{N}#$€£%&@+]/u.test(word.text))
      .map(({ text, bbox: { x0, y0, x1, y1 }, confidence }) => ({
        text,
        box: { x0, y0, x1, y1 },
        confidence,
      }));
  } catch (cause) {
    throw new HfError("The image could not be read. Try another picture of the document.", {
      code: "bad-file",
      cause,
    });
  } finally {
    thread?.unref();
  }
}

/** Line by line, so that an answer is one run of words. */
function inReadingOrder(words: Word[]): Word[] {
  return layOut(words).segments.flatMap((segment) => segment.words);
}

function measure(words: Word[]): Reading {
  const heights = words.map((word) => word.box.y1 - word.box.y0).sort((a, b) => a - b);
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return { words, confidence, height: heights[Math.floor(heights.length / 2)] ?? 0 };
}

/** The longer side at which a second reading may go better, if one may. */
function betterSide({ words, confidence, height }: Reading): number | undefined {
  if (words.length >= 6 && confidence >= 72 && height >= 15) return undefined;
  const factor = height > 0 && words.length >= 3 ? BEST_HEIGHT / height : 0.6;
  const side = Math.min(LARGEST_SIDE, Math.round(USUAL_SIDE * Math.min(1.8, Math.max(0.4, factor))));
  return Math.abs(side / USUAL_SIDE - 1) < 0.15 ? Math.round(USUAL_SIDE * 0.65) : side;
}

/** Many words read well are worth more than a few read very well. */
function worth({ words }: Reading): number {
  return words.reduce((sum, word) => sum + Math.max(0, word.confidence - 40), 0);
}

async function startWorker(onBroken: (error: unknown) => void): Promise<Worker> {
  const language = installed("@tesseract.js-data/eng/package.json");
  if (language === undefined) throw notInstalled(missingForReading());
  const { createWorker, OEM } = (await load<{ default: typeof import("tesseract.js") }>("tesseract.js")).default;
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: fileURLToPath(new URL("4.0.0_best_int", language)),
    gzip: true,
    cacheMethod: "none",
    // Without a handler tesseract.js also throws where nobody can catch it, which ends the process.
    errorHandler: () => {},
  });
  // An error event that nobody hears would end the process.
  threadOf(worker)?.on("error", onBroken);
  threadOf(worker)?.unref();
  return worker;
}

/** An idle reader must not keep a process alive that has nothing else to do. */
function threadOf(worker: Worker): ThreadWorker | undefined {
  return (worker as unknown as { worker?: ThreadWorker }).worker;
}
