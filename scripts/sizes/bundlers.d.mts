export interface Chunk {
  readonly file: string;
  readonly entry?: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly modules: readonly string[];
}
export declare const bundlers: Readonly<Record<string, (folder: string) => Promise<Chunk[]>>>;
export declare function bundle(bundler: string, source: string): Promise<Chunk[]>;
export declare function firstLoad(chunks: readonly Chunk[]): Chunk[];
export declare function weight(chunks: readonly Chunk[]): number;
