import { IDBObjectStore } from "fake-indexeddb";

type Put = (value: unknown, key?: IDBValidKey) => IDBRequest;

/** What a browser does whose disk is full. */
export function full(_put: Put, store: IDBObjectStore): IDBRequest {
  const transaction = store.transaction as unknown as { _abort(name: string): void };
  transaction._abort("QuotaExceededError");
  throw new DOMException("Full.", "QuotaExceededError");
}

/** What a browser does whose disk has room for words and for no more bytes of files. */
export function fullForFiles(put: Put, store: IDBObjectStore, ...rest: Parameters<Put>): IDBRequest {
  return (rest[0] as { blob?: unknown }).blob instanceof Blob ? full(put, store) : put(...rest);
}

export async function withPut(
  instead: (put: Put, store: IDBObjectStore, ...rest: Parameters<Put>) => IDBRequest,
  run: () => Promise<void>,
): Promise<void> {
  const original = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (this: any, ...rest: any[]) {
    return instead(original.bind(this) as unknown as Put, this, ...(rest as Parameters<Put>)) as never;
  } as typeof original;
  try {
    await run();
  } finally {
    IDBObjectStore.prototype.put = original;
  }
}
