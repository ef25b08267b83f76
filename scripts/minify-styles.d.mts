export declare function minifyStyles(): import("vite").Plugin;
