import type { PersonId } from './ids.ts';
import type { Language } from './language.ts';
import type { Actor } from './person.ts';
import type { Traceable } from './traceable.ts';

/** Words that a language model put in place of those that were drawn from what people wrote; unread until now. */
export interface MachineWords {
  /** What the model is called. */
  readonly by: string;
  /** What stood there before. */
  readonly extracted: string;
}

/** A statement in another language, by a language model. */
export interface Translation {
  readonly language: Language;
  readonly text: string;
  /** What the model is called. */
  readonly by: string;
  /** Whoever answers for it; null: nobody has read it, and it is not published. */
  readonly readBy: PersonId | null;
  /** Too few of its words could be held against the statement. */
  readonly unchecked: boolean;
}

/** How a statement came by its words, beside what it says. Nothing: they are a person's or its contributions' own. */
export interface Wording {
  readonly machine?: MachineWords | undefined;
  readonly translations?: readonly Translation[] | undefined;
}

export type Worded = Traceable<string> & Wording;

const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/**
 * What an edit leaves of marks and translations. Another text is a person's: it has neither. A mark that the edit does
 * not carry any more was read; what one is about is taken from what is known, so that nobody words it by hand.
 * @param known what was saved last, then former versions
 */
export function wordingAfter<T extends Worded>(edit: T, known: readonly Worded[]): T {
  const same = known.filter(({ id, text }) => id === edit.id && text === edit.text);
  const carried = new Set(edit.translations?.map(({ language }) => language));
  return {
    ...edit,
    machine: edit.machine && same.find(({ machine }) => machine)?.machine,
    translations: some(
      (same[0]?.translations ?? []).filter(({ language }) => carried.has(language)),
    ),
  };
}

/**
 * A whole edit, with what is known of how its statements came by their words: of that nothing is believed to who saves it.
 * @param standing what was saved last, and what was set aside
 * @param versions asked for only where the edit carries marks
 */
export async function wordedAfter<T extends Worded>(
  edited: readonly T[],
  standing: readonly Worded[],
  versions: () => Promise<readonly { readonly statements: readonly Worded[] }[]>,
): Promise<T[]> {
  const marked = edited.some(({ machine, translations }) => machine || translations);
  const former = marked ? await versions() : [];
  const known = [...standing, ...former.flatMap(({ statements }) => statements)];
  return edited.map((one) => wordingAfter(one, known));
}

/** The statement as it was before a machine worded it. What is a person's by now stays. */
export const withoutMachine = <T extends Worded>(statement: T): T => ({
  ...statement,
  text: statement.machine?.extracted ?? statement.text,
  machine: undefined,
  translations: undefined,
});

/** In a machine's words until somebody has read them. */
export const rewritten = <T extends Worded>(statement: T, text: string, by: string): T => ({
  ...statement,
  text,
  machine: { by, extracted: statement.text },
  translations: undefined,
});

export const translated = <T extends Worded>(statement: T, translation: Translation): T => ({
  ...statement,
  translations: [
    ...(statement.translations ?? []).filter(({ language }) => language !== translation.language),
    translation,
  ],
});

/** Somebody has read what a machine worded, and it stands. */
export const confirmed = <T extends Worded>(statement: T): T => ({
  ...statement,
  machine: undefined,
});

/** Somebody has read the translation and answers for it. */
export const answeredFor = <T extends Worded>(
  statement: T,
  language: Language,
  by: PersonId,
): T => ({
  ...statement,
  translations: statement.translations?.map((one) =>
    one.language === language ? { ...one, readBy: one.readBy ?? by } : one,
  ),
});

/** One of those whose words a statement rests on, as far as it counts here. */
export interface WordingSource {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  readonly author: PersonId;
  /** Who reads it, by the word of its feature. */
  readonly audience: string;
}

/** A draft as its wording is worked on. */
export interface WordingDraft {
  readonly version: number;
  /** False once it was let go: then its words stay. */
  readonly open: boolean;
  /** In which it is published. */
  readonly languages: readonly Language[];
  readonly statements: readonly (Worded & { readonly kind: string })[];
  /** What its statements may rest on, as it stands now. */
  readonly sources: readonly WordingSource[];
}

/** Changes how one statement is worded, and nothing else of it. */
export type Reword = <T extends Worded>(statement: T) => T;

/** The drafts of one kind, whose statements a machine may put into other words. */
export interface WordingDrafts {
  /** @throws AppError `not-found` for whoever may not work on it */
  read(who: Actor, item: string): Promise<WordingDraft>;
  /** Without anybody's eyes; null where there is none. */
  get(item: string): Promise<WordingDraft | null>;
  /**
   * Saves its statements reworded, as its next version where anything changed. False where it is another version by now,
   * or was let go.
   * @param by null: Praxis
   */
  reword(
    item: string,
    at: { readonly version: number; readonly by: PersonId | null },
    change: Reword,
  ): Promise<boolean>;
}
