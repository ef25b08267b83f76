/** Flags for a browser that runs in a container and looks nothing up by itself. */
export declare const CHROMIUM_FLAGS: string[];
/** The path of the browser; installs one where there is none and it may. */
export declare function chromium(): string;
