import type { ReactNode } from 'react';
import type { KeptWhy } from '../../../src/contract/rewriting.ts';
import type { Checks } from './attribution.tsx';
import type { Doubts } from './doubts.tsx';
import type { Statement, Work } from './work.ts';

/** What a statement may rest on, as somebody wrote it. */
export interface Source {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly language: string;
}

/** What a feature says about its drafts; everything else is the same for all. */
export interface DraftRules<T extends Statement> {
  /** `tab.drafting.<words>.…`: sentences that name the thing. */
  readonly words: 'synthesis' | 'interim' | 'consolidated';
  /** Stand together, so that one can change places with the other. */
  readonly together: (a: T, b: T) => boolean;
  /** Leaves the draft only with a reason. */
  readonly onRecord: (statement: T) => boolean;
  /** The statements under their headings, in the order in which they are read. */
  readonly groups: (statements: readonly T[]) => readonly Group<T>[];
  /** What is chosen about one statement besides its text and sources. */
  readonly head: (statement: T, set: (part: Partial<T>) => void) => ReactNode;
}

/** A draft on the moderator's desk. */
export interface Desk<T extends Statement> extends DraftRules<T> {
  readonly work: Work<T>;
  readonly change: (work: Work<T>) => void;
  readonly sources: readonly Source[];
  readonly showFaults: boolean;
  /** By id: what a statement's sources do not seem to say. */
  readonly doubts: Doubts;
  /** By id: its place on the page, from 1, so that a number names one statement only. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Puts one statement into plain words by a machine; absent: there is none, or it may not be asked now. */
  readonly rewrite?: (id: string) => void;
  /** By id: why a statement kept its words when a machine was asked. */
  readonly keptWords?: ReadonlyMap<string, KeptWhy>;
  /** Whether those who are named have looked at it; absent where nobody is. */
  readonly checks?: Checks | undefined;
  /** Of the draft; null while something is not saved. */
  readonly savedVersion: number | null;
}

export interface StatementProps<T extends Statement> {
  readonly desk: Desk<T>;
  readonly statement: T;
  /** First, or last, among those that stand together. */
  readonly first: boolean;
  readonly last: boolean;
}

/** Statements that stand together, under a heading of their own. */
export interface Group<T extends Statement> {
  readonly key: string;
  readonly title: string;
  readonly statements: readonly T[];
  /** One more of these, without words and sources yet. */
  readonly make: (id: string) => T;
}
