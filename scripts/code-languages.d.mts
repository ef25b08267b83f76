export const codeLanguages: readonly string[];
