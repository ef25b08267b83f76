export declare function minifyTemplates(): import("vite").Plugin;
