export declare function markdownTrim(): import("vite").Plugin;
