/** The cells of a line of a table, in the order of its columns. */
export type Row = readonly string[];
/** By input of a card. */
type Card = Readonly<Record<string, string>>;

/** Who has a part in the play, and what they write. Everything else that people read comes from the product. */
export interface Texts {
  readonly manager: string;
  /** Of the register of projects. */
  readonly project: string;
  /** Wrote terms of reference before. */
  readonly writer: string;
  /** Begins the next project. */
  readonly designer: string;
  /** How the manager asks for their drafts. */
  readonly drafts: string;
  /** How people ask for their own record. */
  readonly own: string;
  readonly terms: {
    /** How they are begun. */
    readonly words: string;
    readonly title: string;
    readonly skills: string;
    readonly cards: readonly Card[];
  };
  /** The first is written in the chat. */
  readonly lessons: readonly Row[];
  /** The first has no keeper. */
  readonly outputs: readonly Row[];
  readonly exit: string;
  readonly trained: Row;
  readonly topics: string;
  readonly funds: string;
  readonly forecast: string;
  readonly keeper: string;
  readonly practice: {
    readonly words: string;
    readonly cards: readonly Card[];
    /** How the pipeline is asked for. */
    readonly list: string;
  };
  readonly sponsor: { readonly name: string; readonly reason: string };
  readonly nextProject: {
    readonly title: string;
    readonly code: string;
    readonly countries: string;
  };
  /** The first card of the next terms of reference. */
  readonly begun: Readonly<Record<'title' | 'purpose', string>>;
  readonly synthesis: string;
}
