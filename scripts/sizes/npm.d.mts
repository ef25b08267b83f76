export declare function npmRows(): Promise<{ what: string; kB: number; goal?: number }[]>;
