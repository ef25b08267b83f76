import { CONCEPTS, type KnownConcept, type WantedKind } from "./concepts.ts";
import { DOCUMENT_WORDS, FILLERS, stem } from "./words.ts";

/** One thing the question asks about, as phrases to look for. */
export interface Term {
  /** Which of the known concepts it is, if one. */
  concept: string | undefined;
  /** Compact phrases; the first `exact` of them are the asked ones, the rest mean the same. */
  labels: string[];
  exact: string;
  /** How much it says about which value is meant. */
  weight: number;
  /** It says only what kind of value is wanted. */
  generic: boolean;
  /** It names the document itself. */
  document: boolean;
}

export interface Question {
  wanted: WantedKind;
  terms: Term[];
}

const LONGEST_PHRASE = 4;
const WHOLE_SPANS: ReadonlySet<WantedKind> = new Set(["any", "name", "address"]);

/** What a question wants: the kind of value, and the labels it may stand beside. */
export function understand(question: string): Question {
  const tokens =
    question
      .toLowerCase()
      .replace(/[’']s\b/g, "")
      .match(/[\p{L}\p{N}]+|[#№%]/gu) ?? [];
  const wantedByForm = kindOfForm(tokens);
  const found: { concept?: KnownConcept; phrase: string }[] = [];
  for (let rest: readonly string[] = tokens; rest.length > 0;) {
    const [first = ""] = rest;
    const match = longestPhrase(rest, first, wantedByForm);
    if (match) found.push(match);
    else if (isContent(first)) found.push({ phrase: stem(first) });
    rest = rest.slice(match?.length ?? 1);
  }
  const wanted = wantedByForm ?? kindOfConcepts(found.map((item) => item.concept));
  const terms = found.map(({ concept, phrase }) => term(concept, phrase, wanted));
  return {
    wanted,
    terms: withDefault(
      terms,
      wanted,
      found.map((item) => item.concept),
    ),
  };
}

/** The longest known phrase that these words begin with. */
function longestPhrase(tokens: readonly string[], first: string, wanted: WantedKind | undefined) {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length); length > 0; length--) {
    const phrase = tokens.slice(0, length).map(stem).join("");
    // `from` and `to` ask for somebody only in a question about somebody.
    if (length === 1 && FILLERS.has(first) && wanted !== "name") continue;
    const matches = CONCEPTS.filter((candidate) => candidate.questions.includes(phrase));
    const concept = matches.find((candidate) => candidate.kind === wanted) ?? matches[0];
    if (concept && !(length === 1 && FILLERS.has(first) && concept.kind !== "name")) return { concept, phrase, length };
  }
  return undefined;
}

function isContent(token: string): boolean {
  return !FILLERS.has(token) && (token.length > 1 || /\d/.test(token)) && !["much", "percent", "percentage"].includes(token);
}

function kindOfForm(tokens: string[]): WantedKind | undefined {
  const text = ` ${tokens.join(" ")} `;
  if (/ how many /.test(text)) return "count";
  if (/ (percent|percentage|%|(tax|vat|interest|gst) rate) /.test(text)) return "percent";
  if (/ how much | amount /.test(text)) return "amount";
  if (/ what time /.test(text)) return "time";
  if (/ e ?mail /.test(text)) return "email";
  if (/ (phone|telephone|tel|fax|mobile) /.test(text)) return "phone";
  if (/ (website|web|url|homepage)( address| of .*| for .*)? $/.test(text)) return "url";
  if (/ (when|date|deadline|birthday|what day|which day) /.test(text)) return "date";
  if (/ (where|address) /.test(text)) return "address";
  if (/ (number|#|№|id|code) /.test(text)) return "identifier";
  if (/ (who|whom|whose|name) /.test(text)) return "name";
  return undefined;
}

function kindOfConcepts(concepts: (KnownConcept | undefined)[]): WantedKind {
  const known = concepts.filter((concept) => concept !== undefined);
  return (known.find((concept) => !concept.generic) ?? known[0])?.kind ?? "any";
}

function term(concept: KnownConcept | undefined, phrase: string, wanted: WantedKind): Term {
  const document = DOCUMENT_WORDS.has(phrase);
  const generic = concept?.generic ?? false;
  const fits = !concept?.kind || concept.kind === wanted || WHOLE_SPANS.has(wanted) || WHOLE_SPANS.has(concept.kind);
  const specific = document ? (wanted === "identifier" || wanted === "date" ? 0.7 : 0.2) : fits ? 1 : 0.5;
  return {
    concept: concept?.name,
    labels: concept?.labels ?? [phrase],
    exact: phrase,
    weight: generic ? 0.35 : specific,
    generic,
    document,
  };
}

/** “How much is it?” names no label: the total is meant. */
function withDefault(terms: Term[], wanted: WantedKind, concepts: (KnownConcept | undefined)[]): Term[] {
  const specific = terms.filter((item) => !item.generic && !item.document);
  const onlyDue = specific.length > 0 && concepts.every((item) => !item || item.name === "due" || item.generic);
  if (wanted === "amount" && (specific.length === 0 || (onlyDue && concepts.some((item) => item?.name === "due")))) {
    return [...terms.filter((item) => item.document), named("total")];
  }
  if (specific.length > 0) return terms;
  if (wanted === "date" && !terms.some((item) => item.generic)) return [...terms, named("date")];
  if (wanted === "name" && !terms.some((item) => item.generic)) return [...terms, named("sender")];
  return terms;
}

function named(name: string): Term {
  const { labels = [name], generic = false } = CONCEPTS.find((candidate) => candidate.name === name) ?? {};
  return {
    concept: name,
    labels,
    exact: labels[0] ?? name,
    weight: 1,
    generic,
    document: false,
  };
}
