/** A question turned round: `hedge` takes “probably” or nothing, `answer` the answer. */
export type Statement = (answer: string, hedge: string) => string;

const BE = "is|are|was|were";
const LINKS = new RegExp(`^(?:what|which)(?: kind of| is the name of)? (${BE}) (.+)$`, "i");
const PARTICIPLE = /^(due|payable|valid|born|sent|paid|made|[a-z]+ed)$/i;
const PREPOSITION = /^(to|from|for|by|with|on|about)$/i;
const PRONOUN = /^(it|this|that|he|she|they|these|those)$/i;

/**
 * Turns a question into the sentence that answers it: “What is the total?” becomes
 * “The total is …”. Where no rule fits, the question is quoted.
 */
export function turnRound(question: string): Statement {
  const text = question
    .trim()
    .replace(/[\s?.!]+$/, "")
    .replace(/\s+/g, " ")
    .replace(/^(please|so|and|ok|hi|hello),? /i, "");
  return whatIs(text) ?? whoDoes(text) ?? whenIs(text) ?? howMuch(text) ?? indirect(text) ?? nounPhrase(text) ?? quoted(question.trim());
}

/** The first letter made large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function whatIs(text: string): Statement | undefined {
  const [, verb, subject] = LINKS.exec(text.replace(/^what['’]s /i, "what is ")) ?? [];
  return verb && subject ? linked(subject, verb) : undefined;
}

function whoDoes(text: string): Statement | undefined {
  const [, be, rest] = new RegExp(`^(?:who|whom) (${BE}) (.+)$`, "i").exec(text.replace(/^who['’]s /i, "who is ")) ?? [];
  if (be && rest) {
    const [first = ""] = rest.split(" ");
    if (/^(being|[a-z]+ed|[a-z]+ing)$/i.test(first) || PREPOSITION.test(first)) {
      return (answer, hedge) => sentence(answer, be, hedge, rest);
    }
    return linked(rest, be);
  }
  const [, verb, object] = /^(?:who) ((?!do\b|does\b|did\b|should\b|can\b|will\b|must\b)[a-z]+) (.+)$/i.exec(text) ?? [];
  return verb && object ? (answer, hedge) => sentence(answer, hedge, verb, object) : undefined;
}

function whenIs(text: string): Statement | undefined {
  const [, be, rest] = new RegExp(`^(?:when|on what (?:day|date)|at what time) (${BE}) (.+)$`, "i").exec(text) ?? [];
  if (be && rest) {
    const { subject, ending } = divided(rest);
    return (answer, hedge) => sentence(subject, be, hedge, ending, dated(answer));
  }
  const [, doer, verb] = /^when does (.+) ([a-z]+)$/i.exec(text) ?? [];
  return doer && verb ? (answer, hedge) => sentence(doer, hedge, thirdPerson(verb), dated(answer)) : undefined;
}

function howMuch(text: string): Statement | undefined {
  const [, verb, subject] = new RegExp(`^how (?:much|long|old|high|large|big|many) (${BE}) (.+)$`, "i").exec(text) ?? [];
  return verb && subject ? linked(subject, verb) : undefined;
}

/** “Tell me what the total is”, “Can you find the total”. */
function indirect(text: string): Statement | undefined {
  const [, wish = ""] =
    /^(?:(?:can|could|would|will) you )?(?:please )?(?:tell|give|show|find|read|say|extract)(?: me)?(?: out)? (.+)$/i.exec(text) ?? [];
  const [, subject, verb] = new RegExp(`^(?:what|who|which) (.+) (${BE})$`, "i").exec(wish) ?? [];
  if (subject && verb) return linked(subject, verb);
  return /^(the|my|our|its|his|her) /i.test(wish) ? linked(wish, "is") : undefined;
}

/** “Invoice number?” */
function nounPhrase(text: string): Statement | undefined {
  const words = text.split(" ");
  if (
    !text ||
    words.length > 5 ||
    new RegExp(`^(who|what|when|where|why|which|how|whose|do|does|did|can|could|will|has|have|${BE})\\b`, "i").test(text)
  ) {
    return undefined;
  }
  return linked(/^(the|a|an|my|our|your) /i.test(text) ? text : `the ${lowerFirst(text)}`, "is");
}

function quoted(question: string): Statement {
  return (answer, hedge) =>
    question ? sentence(`the answer to “${question}”`, "is", hedge, answer) : sentence("the answer", "is", hedge, answer);
}

function linked(subject: string, verb: string): Statement {
  const { subject: plain, ending } = divided(subject);
  return (answer, hedge) => sentence(plain, verb, hedge, ending, answer);
}

/** `the invoice due` → `the invoice` and `due`, `the bill to` → `the bill` and `to`. */
function divided(rest: string): { subject: string; ending: string } {
  const words = rest.split(" ");
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  const cut = words.length > 1 && (PARTICIPLE.test(last) || PREPOSITION.test(last) || PRONOUN.test(first));
  if (!cut) return { subject: rest, ending: "" };
  const at = PRONOUN.test(first) ? 1 : words.length - 1;
  return { subject: words.slice(0, at).join(" "), ending: words.slice(at).join(" ") };
}

function dated(answer: string): string {
  if (/^\d{1,2}[:.]\d{2}( ?[ap]m)?$/i.test(answer)) return `at ${answer}`;
  return /\d/.test(answer) && !/^(on|at|in|within|by|until)\b/i.test(answer) ? `on ${answer}` : answer;
}

function thirdPerson(verb: string): string {
  return /(s|sh|ch|x|z|o)$/i.test(verb) ? `${verb}es` : `${verb}s`;
}

function sentence(...parts: string[]): string {
  return capital(parts.filter(Boolean).join(" "));
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
