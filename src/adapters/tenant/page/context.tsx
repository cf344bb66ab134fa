import { createContext, useContext } from 'react';
import type { Client } from './api.ts';
import type { App, Attachment, Person, Place } from './shapes.ts';
import type { Theme } from './theme.ts';

/** A dialog that the bot or the tab asked for. */
export interface DialogInfo {
  readonly title: string;
  readonly card: unknown;
  /** A page instead of a card; null for none. */
  readonly url: string | null;
  readonly width: string;
  readonly height: string;
}

/** What comes of a dialog's answer: it goes on with another, says something, or is over. */
export type DialogStep =
  | { readonly kind: 'continue'; readonly info: DialogInfo }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'close' };

export interface OpenDialog {
  readonly info: DialogInfo;
  /** What was filled in goes there. Rejects with words that are shown in the dialog. */
  readonly submit: (data: unknown) => Promise<DialogStep>;
  /** Closed without an answer. */
  readonly cancelled?: () => void;
}

/** What the parts of the page share. */
export interface Bench {
  readonly person: Person;
  readonly client: Client;
  readonly app: App;
  readonly theme: Theme;
  readonly openDialog: (dialog: OpenDialog) => void;
  /** Opens a web address; a deep link to the app's tab opens it here. */
  readonly openLink: (address: string) => void;
  /** Said to whoever listens, and shown for a while. */
  readonly announce: (words: string) => void;
}

/** The place in which something is pressed or written. */
export interface Here {
  readonly place: Place;
  /** Puts a card into the box where one writes. */
  readonly attach?: (attachment: Attachment) => void;
}

const BenchContext = createContext<Bench | null>(null);
export const BenchProvider = BenchContext.Provider;

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error('There is no bench around this component.');
  return bench;
}
