export declare function buildClient(outDir: string, alone?: boolean): Promise<void>;
