import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Worker as ThreadWorker } from "node:worker_threads";
import type { PSM, Worker } from "tesseract.js";
import { HfError } from "../../core/hf-error.ts";
import { layOut, type Word } from "./find-answer/layout.ts";
import { load } from "./load.ts";
import { asGreyMap, preparePicture } from "./picture.ts";
import { mergeReadings, missedLetters } from "./missed-ink.ts";
import { SharedJobs } from "./shared-jobs.ts";
import type { GreyPicture } from "./skew.ts";

/** Reads the words of pictures, one picture at a time. */
export interface Reader {
  /**
   * The words of a picture with their boxes; the same file is read once.
   *
   * @throws {HfError} bad-file, too-large, or no-method when a package is missing
   * @throws the signal's reason, between two steps, once it is aborted
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

/** A reader with one tesseract.js worker, started at the first picture or by `warm()`. */
export function createReader(): Reader {
  const jobs = new SharedJobs<Word[]>(KEPT_READINGS);
  let starting: Promise<Worker> | undefined;
  let warming: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let stop = stopper();

  function worker(): Promise<Worker> {
    starting ??= startWorker((error) => abandon(error)).catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  }

  /** A worker that is gone answers nothing more, so what waits for it must fail. */
  function abandon(cause?: unknown): void {
    stop.now(new HfError("Reading was stopped. Try again.", { code: "service", cause }));
    stop = stopper();
    starting = warming = undefined;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const asked = stop;
    const start = () => (asked === stop ? Promise.race([work(), asked.stopped]) : asked.stopped);
    const mine = turn.then(start, start);
    turn = mine.catch(() => {});
    return mine;
  }

  return {
    read(file, signal) {
      const key = createHash("sha256").update(file).digest("hex");
      return jobs.get(key, (left) => inTurn(() => readPicture(file, worker, left)), signal);
    },
    async warm() {
      warming ??= warmUp(worker, inTurn).catch((error: unknown) => {
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

/**
 * Reads the words of sparse text first, which finds those of forms and tables. Once more at a
 * better scale when that went badly; once more as one block of text when letters were left out,
 * as happens in numbers with wide spaces.
 */
async function readPicture(file: Uint8Array, start: () => Promise<Worker>, signal: AbortSignal): Promise<Word[]> {
  signal.throwIfAborted();
  const [usual, worker] = await Promise.all([preparePicture(file, USUAL_SIDE), start()]);
  let picture = usual;
  signal.throwIfAborted();
  let reading = measure(await recognize(worker, picture, SPARSE_TEXT));
  const side = betterSide(reading);
  if (side) {
    signal.throwIfAborted();
    const other = await preparePicture(file, side);
    const second = measure(await recognize(worker, other, SPARSE_TEXT));
    if (worth(second) > worth(reading)) [reading, picture] = [second, other];
  }
  signal.throwIfAborted();
  if (reading.words.length > 0 && missedLetters(picture, reading.words, reading.height) > 0) {
    reading = measure(mergeReadings(reading.words, await recognize(worker, picture, ONE_BLOCK)));
  }
  return inReadingOrder(reading.words);
}

/** Starts the worker and lets it read a few lines, after which its code is compiled and quick. */
async function warmUp(start: () => Promise<Worker>, inTurn: <T>(work: () => Promise<T>) => Promise<T>): Promise<void> {
  const worker = await start();
  const lines = Array.from(
    { length: 14 },
    (_, line) => `<text x="30" y="${60 + 60 * line}" font-size="28">Line ${line} of the page, total amount 154.06</text>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="900"><rect width="800" height="900" fill="#fff"/>${lines.join("")}</svg>`;
  await inTurn(async () => recognize(worker, await preparePicture(Buffer.from(page), 900), SPARSE_TEXT));
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

function stopper(): { stopped: Promise<never>; now: (error: Error) => void } {
  let now: (error: Error) => void = () => {};
  const stopped = new Promise<never>((_, reject) => (now = reject));
  stopped.catch(() => {}); // nobody may be waiting
  return { stopped, now };
}

async function startWorker(onBroken: (error: unknown) => void): Promise<Worker> {
  const { createWorker, OEM } = await load("tesseract.js", async () => (await import("tesseract.js")).default);
  const language = await load("@tesseract.js-data/eng", () =>
    dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/eng/package.json")),
  );
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: join(language, "4.0.0_best_int"),
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
