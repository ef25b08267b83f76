// What puts apps of a script on the page: it comes with the first of them.
export { chatInterface } from "../apps/chat-interface/chat-interface.ts";
export { interfaceOf } from "../apps/interface/interface-of.ts";
export { mount } from "../typescript/mount.ts";
