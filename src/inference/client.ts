// The Hugging Face client for those who bring none: the engine loads it, and authors have it as `hf-blocks/client`. As it is
// built, each provider's own ways are loaded at the first call with it (`scripts/client-trim.mjs`).
export { InferenceClient, setLogger } from "@huggingface/inference";
