/** Which step of the analysis begins. */
export type Step = "read" | "tag" | "resolve" | "quote";
export type Kind = "person" | "organization" | "place" | "group" | "event" | "date" | "source";
export type Form = "name" | "nominal" | "pronoun";
export type QuoteKind = "direct" | "mixed" | "indirect";
export type Stance =
  | "states"
  | "claims"
  | "denies"
  | "accuses"
  | "promises"
  | "demands"
  | "asks"
  | "warns"
  | "criticizes"
  | "praises"
  | "refuses";
export type PartKind = "headline" | "caption" | "dateline" | "byline" | "related" | "credit" | "body" | "other";

/** An analysed article. Offsets are UTF-16 units of the text, as in `text.slice(start, end)`. */
export interface Page {
  title: string;
  published: string | null;
  /** Hardly any word of English is in it, which is all that is read here. */
  foreign: boolean;
  blocks: Block[];
  mentions: MentionView[];
  actors: Card[];
  quotes: QuoteView[];
  dates: DateView[];
  relations: RelationView[];
  graph: Graph;
  parts: PartView[];
  wanted: string[];
}

/** A paragraph and the white space after it. */
export interface Block {
  part: PartKind;
  inlines: Inline[];
  gap: string;
}

/** The leaves of all blocks with their gaps, put together, are the text. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "part"; part: PartKind; inlines: Inline[] }
  | { type: "quote"; quote: number; first: boolean; inlines: Inline[] }
  | { type: "mention"; mention: number; first: boolean; text: string };

/** A mention; `actors` are indices into `Page.actors`. */
export interface MentionView {
  start: number;
  end: number;
  text: string;
  kind: Kind;
  form: Form;
  actors: number[];
  confidence: number;
  evidence: string;
  sieve: string;
  value: string | null;
}

/** What a reader is told of an actor. */
export interface Card {
  kind: Kind;
  name: string;
  aliases: string[];
  /** Who this is, in one phrase of at most 90 characters. */
  who: { text: string; from: "article" | "base" | "institution" } | null;
  roles: RoleView[];
  age: RoleView | null;
  relations: number[];
  deeds: RoleView[];
  mentions: number[];
  quotes: number[];
  with: Companion[];
  of: number | null;
  standsFor: string | null;
  prominence: number;
  confidence: number;
  evidence: string;
  entry: string | null;
  background: Background | null;
  candidates: Background[];
}

/** What the knowledge base tells of an actor, or of another that its name may mean, at the article's date. */
export interface Background {
  entry: string;
  name: string;
  kind: string;
  what: string;
  countries: string[];
  aliases: string[];
  start: string;
  end: string;
  facts: FactView[];
  date: string | null;
  conflicts: string[];
  source: string;
  as_of: string;
  wikidata: string | null;
  confidence: number;
  evidence: string;
}

/** Something that the knowledge base tells; `when` is "then", "before", "after", "last known" or "undated". */
export interface FactView {
  label: string;
  text: string;
  start: string;
  end: string;
  when: string;
  source: string;
  as_of: string;
}

/** A role, an age or a deed with the sentence that gives it. */
export interface RoleView {
  text: string;
  sentence: string;
}

/** The name of `from`, the words and the name of `to` (indices into `Page.actors`) read as a sentence. */
export interface RelationView {
  kind: string;
  from: number;
  words: string;
  to: number;
  sentence: string;
}

/** Who appears with whom; both lists are bounded. */
export interface Graph {
  nodes: number[];
  edges: Edge[];
}

/** Two actors (indices into `Page.actors`) that share sentences. */
export interface Edge {
  one: number;
  other: number;
  sentences: number;
}

/** An actor in the same sentences. */
export interface Companion {
  actor: number;
  sentences: number;
}

/** A range with its characters. */
export interface SpanView {
  start: number;
  end: number;
  text: string;
}

/** A quote; `speakers` are indices into `Page.actors`; pieces of one quote share `attribution`. */
export interface QuoteView {
  start: number;
  end: number;
  text: string;
  kind: QuoteKind;
  stance: Stance;
  cue: SpanView | null;
  speaker: SpanView | null;
  speakers: number[];
  nested: boolean;
  /** The words do not say who speaks, or whom they mean is too unsure to be shown. */
  unsure: boolean;
  attribution: number;
  confidence: number;
  evidence: string;
}

/** A date expression with its ISO 8601 value, empty where the text gives no anchor; with its sentence and the actors in it. */
export interface DateView {
  start: number;
  end: number;
  text: string;
  value: string;
  sentence: string;
  actors: number[];
}

/** A part of the text. */
export interface PartView {
  part: PartKind;
  start: number;
  end: number;
}
