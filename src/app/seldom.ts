// What an app needs only where something happens that most pages never see, loaded with the first of it.
export { keepPageIn } from "../base/keep-page.ts";
export { tellChange } from "./native-change.ts";
export { sayPlain } from "./plain-braces.ts";
export { sayRetry } from "./retry-notice.ts";
