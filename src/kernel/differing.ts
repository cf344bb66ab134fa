import { MARK } from './attachment.ts';
import type { CommunityId } from './ids.ts';
import type { Language } from './language.ts';

export interface NamedDocument {
  readonly title: string;
  readonly url: string;
}

/** Two documents that say different things, in a sentence. */
export interface Differing {
  readonly text: string;
  readonly urls: readonly [string, string];
}

/** A text with the key of what made it, by which its attachments are kept. */
export interface Carrying {
  readonly sourceKey: string;
  readonly text: string;
}

/** What a draft that is made of people's texts asks of the documents that they give; wired by the app. */
export interface Documents {
  /** The texts with the address of each attachment that everybody in the community may open in place of its mark. */
  opened<T extends Carrying>(community: CommunityId, texts: readonly T[]): Promise<readonly T[]>;
  /** What a draft lists of an attachment that is not for everybody there, in words of the language. */
  closed(language: Language): string;
  /** Documents that everybody in the community may open and that the text names by title or address. */
  namedIn(
    community: CommunityId,
    text: string,
    language: Language,
  ): Promise<readonly NamedDocument[]>;
  /** Those pairs of the documents at these addresses that are said to contradict each other, in words of the language. */
  differing(
    community: CommunityId,
    urls: readonly string[],
    language: Language,
  ): Promise<readonly Differing[]>;
}

/** The documents that texts give, by the texts' ids, and which of them contradict each other. */
export interface Given<Id extends string> {
  readonly products: ReadonlyMap<Id, readonly NamedDocument[]>;
  readonly differing: readonly Differing[];
}

interface Text<Id extends string> {
  readonly id: Id;
  readonly text: string;
  readonly language: Language;
}

/** @param language in which it is said that documents differ */
export async function givenIn<Id extends string>(
  documents: Documents,
  texts: readonly Text<Id>[],
  community: CommunityId,
  language: Language,
): Promise<Given<Id>> {
  const products = new Map<Id, readonly NamedDocument[]>();
  // One after another: a long discussion must not keep everybody else from searching.
  for (const { id, text, language: written } of texts) {
    products.set(id, await documents.namedIn(community, text, written));
  }
  const urls = new Set([...products.values()].flatMap((given) => given.map(({ url }) => url)));
  return {
    products,
    differing: await documents.differing(community, [...urls], language),
  };
}

/** What is listed of attachments that are not for everybody: that there are some, and where. Nothing where there are none. */
export function closedAmong<Id extends string>(
  documents: Pick<Documents, 'closed'>,
  texts: readonly Pick<Text<Id>, 'id' | 'text'>[],
  language: Language,
): readonly { readonly text: string; readonly sources: readonly Id[] }[] {
  const sources = texts.filter(({ text }) => text.includes(MARK)).map(({ id }) => id);
  return sources.length === 0 ? [] : [{ text: documents.closed(language), sources }];
}

/** That two of the documents say different things, each pair once; it rests on the texts that gave them. */
export function differences<Id extends string>(
  texts: readonly Pick<Text<Id>, 'id'>[],
  { products, differing }: Given<Id>,
): readonly { readonly text: string; readonly sources: readonly Id[] }[] {
  return differing.map(({ text, urls }) => ({
    text,
    sources: texts.flatMap(({ id }) =>
      (products.get(id) ?? []).some(({ url }) => urls.includes(url)) ? [id] : [],
    ),
  }));
}
