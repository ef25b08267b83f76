import type { FoundKind } from "./values.ts";
import { compact } from "./words.ts";

/** What the question wants: a kind of value, a person or firm, a place, or anything. */
export type WantedKind = Exclude<FoundKind, "text"> | "name" | "address" | "any";

/** One thing a question may ask about, in the words of questions and in the words of documents. */
export interface Concept {
  name: string;
  /** Phrases of documents, the asked ones first. */
  written: string[];
  /** Phrases only a question uses. */
  asked?: string[];
  kind?: WantedKind;
  /** It says what kind of value is wanted more than which one. */
  generic?: boolean;
}

const PHRASES: readonly Concept[] = [
  {
    name: "number",
    written: ["number", "#", "no", "nr", "num", "№"],
    kind: "identifier",
    generic: true,
  },
  { name: "id", written: ["id", "identifier"], kind: "identifier", generic: true },
  { name: "date", written: ["date", "dated"], asked: ["day"], kind: "date", generic: true },
  { name: "name", written: ["name", "full name"], asked: ["called"], kind: "name", generic: true },
  { name: "time", written: ["time"], kind: "time", generic: true },
  {
    name: "total",
    written: [
      "total",
      "grand total",
      "total amount due",
      "total due",
      "total amount",
      "amount due",
      "balance due",
      "total to pay",
      "amount payable",
      "total payable",
      "balance",
      "sum",
    ],
    asked: ["pay", "owe", "owed", "cost in all"],
    kind: "amount",
  },
  { name: "amount", written: ["amount", "total amount", "total"], kind: "amount", generic: true },
  {
    name: "subtotal",
    written: ["subtotal", "sub total", "net amount", "net total", "net"],
    kind: "amount",
  },
  { name: "tax", written: ["tax", "sales tax", "vat", "gst", "hst"], kind: "amount" },
  {
    name: "tax rate",
    written: ["tax rate", "tax", "sales tax", "vat"],
    asked: ["sales tax rate", "vat rate", "tax percent", "tax percentage"],
    kind: "percent",
  },
  { name: "interest rate", written: ["interest rate", "interest", "apr"], kind: "percent" },
  { name: "rate", written: ["rate", "hourly rate"], kind: "amount" },
  { name: "discount", written: ["discount", "rebate"], kind: "amount" },
  {
    name: "shipping cost",
    written: ["shipping", "postage", "freight", "delivery"],
    kind: "amount",
  },
  {
    name: "paid",
    written: ["paid", "cash", "card", "tendered", "amount paid", "payment"],
    kind: "amount",
  },
  { name: "change", written: ["change", "change due"], kind: "amount" },
  { name: "price", written: ["price", "unit price", "cost"], asked: ["cost"], kind: "amount" },
  { name: "rent", written: ["rent", "monthly rent"], kind: "amount" },
  { name: "deposit", written: ["deposit"], kind: "amount" },
  { name: "salary", written: ["salary", "wage", "income", "pay"], asked: ["earn"], kind: "amount" },
  { name: "quantity", written: ["qty", "quantity", "pcs", "units"], kind: "count" },
  {
    name: "due",
    written: ["due", "due date", "pay by", "payment due", "payable by", "deadline"],
    kind: "date",
  },
  {
    name: "birth",
    written: ["birth", "date of birth", "born", "dob", "birthday", "birth date"],
    kind: "date",
  },
  {
    name: "expiry",
    written: ["expiry", "expires", "expiration", "valid until", "valid to", "exp"],
    asked: ["expire"],
    kind: "date",
  },
  { name: "start", written: ["start", "begin", "starting", "commence", "from"], kind: "date" },
  { name: "end", written: ["end", "until", "ending"], kind: "date" },
  {
    name: "customer",
    written: ["bill to", "billed to", "sold to", "invoice to", "invoiced to", "customer", "client", "buyer", "customer name"],
    asked: [
      "billing address",
      "bill to address",
      "is the bill to",
      "being invoiced",
      "being billed",
      "being charged",
      "is invoiced",
      "is billed",
      "was billed",
      "was invoiced",
      "bill addressed to",
    ],
    kind: "name",
  },
  {
    name: "ship to",
    written: ["ship to", "shipped to", "deliver to", "delivered to", "delivery address", "shipping address"],
    kind: "name",
  },
  {
    name: "sender",
    written: ["from", "seller", "vendor", "supplier", "sender", "issued by", "merchant", "sold by", "payable to", "company", "store"],
    asked: ["sent", "issued", "who is invoicing", "shop", "business"],
    kind: "name",
  },
  {
    name: "signer",
    written: [
      "sincerely",
      "yours sincerely",
      "yours faithfully",
      "yours truly",
      "faithfully",
      "regards",
      "kind regards",
      "best regards",
      "signed by",
      "signed",
      "signature",
    ],
    asked: ["signed", "wrote", "written by", "author", "sign"],
    kind: "name",
  },
  {
    name: "addressee",
    written: ["dear", "attention", "attn", "recipient", "to"],
    asked: ["addressed to", "letter to", "recipient of"],
    kind: "name",
  },
  {
    name: "cashier",
    written: ["cashier", "served by", "clerk", "server", "operator"],
    asked: ["served"],
    kind: "name",
  },
  { name: "manager", written: ["manager", "supervisor"], kind: "name" },
  {
    name: "phone",
    written: ["phone", "tel", "telephone", "mobile", "cell", "phone no"],
    asked: ["call", "phone number", "telephone number"],
    kind: "phone",
    generic: true,
  },
  { name: "fax", written: ["fax"], kind: "phone" },
  {
    name: "email",
    written: ["email", "e mail", "mail"],
    asked: ["email address"],
    kind: "email",
    generic: true,
  },
  { name: "website", written: ["website", "web", "url", "homepage"], kind: "url", generic: true },
  {
    name: "address",
    written: ["address", "street", "home address"],
    asked: ["live"],
    kind: "address",
  },
  { name: "city", written: ["city", "town"], kind: "any" },
  { name: "purchase order", written: ["po", "purchase order"], kind: "identifier" },
  {
    name: "reference",
    written: ["reference", "ref", "our ref", "your ref", "our reference", "your reference"],
    kind: "identifier",
  },
  { name: "account", written: ["account", "acct", "a c"], kind: "identifier" },
  { name: "subject", written: ["subject", "re", "regarding"], asked: ["about"], kind: "any" },
  {
    name: "occupation",
    written: ["occupation", "profession", "job title", "job", "position"],
    kind: "any",
  },
];

export interface KnownConcept extends Concept {
  /** Compact phrases of documents. */
  labels: string[];
  /** Compact phrases of questions. */
  questions: string[];
}

export const CONCEPTS: readonly KnownConcept[] = PHRASES.map((concept) => ({
  ...concept,
  labels: concept.written.map(compact),
  questions: [...concept.written, ...(concept.asked ?? [])].map(compact),
}));

/** Every compact phrase that is known to be a label, whatever is asked. */
export const KNOWN_LABELS: ReadonlySet<string> = new Set(CONCEPTS.flatMap((concept) => concept.labels));
