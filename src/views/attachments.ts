import type { AttachmentActions } from '../features/attachments/actions.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { Outline } from '../features/knowledge/model.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { AttachedTo, Attachment } from '../kernel/attachment.ts';
import type { Audience } from '../kernel/audience.ts';
import type { CommunityId, PersonId, ProductId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';

/** Who opens a file, as far as that is known. */
export interface Openers {
  readonly kind: Audience['kind'];
  /** The community's name, where the file is of one. */
  readonly community: Readonly<Record<Language, string>> | null;
}

/**
 * What a reader learns of a file that was given with a text. `closed`: that there is one, and nothing else. `gone`: what
 * was there is not there any more. `elsewhere`: in SharePoint outside the libraries that are read here, which asks each
 * person who opens it.
 */
export type AttachmentView =
  | {
      readonly standing: 'open';
      readonly title: string;
      readonly url: string;
      readonly library: string;
      readonly openers: Openers;
    }
  | { readonly standing: 'elsewhere'; readonly url: string }
  | { readonly standing: 'closed' | 'gone' };

/** A file that is about to be given, for whoever gives it. */
export interface GivenBefore {
  readonly url: string;
  /** Null for a file that is not read here. */
  readonly title: string | null;
  readonly library: string | null;
  readonly openers: Openers | null;
  /** Of the `readers`, how many cannot open it; null where that is not known. */
  readonly cannot: number | null;
  readonly readers: number;
}

export interface AttachmentViewDeps {
  readonly attachments: AttachmentActions;
  readonly knowledge: KnowledgeActions;
  readonly communities: Pick<CommunityActions, 'get' | 'members'>;
  readonly safety: Pick<SafetyActions, 'item'>;
}

export function attachmentViews(deps: AttachmentViewDeps) {
  const { attachments, knowledge, communities, safety } = deps;

  async function openersOf({ audience }: Pick<Outline, 'audience'>): Promise<Openers> {
    if (audience.kind !== 'community') return { kind: audience.kind, community: null };
    return {
      kind: 'community',
      community: (await communities.get(audience.community))?.names ?? null,
    };
  }

  const libraryOf = ({ driveId }: Pick<Outline, 'driveId'>): string =>
    knowledge.sync.libraries().find((library) => library.driveId === driveId)?.name ?? '';

  async function viewOf(
    { url, product }: Attachment,
    open: ReadonlyMap<ProductId, Outline>,
  ): Promise<AttachmentView> {
    if (product === null) return { standing: 'elsewhere', url };
    const found = open.get(product);
    if (!found) return { standing: (await knowledge.outline(product)) ? 'closed' : 'gone' };
    const { title, webUrl } = found;
    const openers = await openersOf(found);
    return { standing: 'open', title, url: webUrl, library: libraryOf(found), openers };
  }

  const productsOf = (all: readonly Attachment[]) => all.flatMap(({ product }) => product ?? []);
  const byId = (found: readonly Outline[]) => new Map(found.map((one) => [one.id, one]));

  /** How many of these people a file is not open to; null where only Microsoft 365 could say, for each of them. */
  async function cannotOpen(
    { audience }: Outline,
    community: CommunityId,
    readers: readonly PersonId[],
  ): Promise<number | null> {
    if (audience.kind === 'checked') return null;
    if (audience.kind === 'all') return 0;
    if (audience.kind === 'community' && audience.community === community) return 0;
    const opens = new Set(
      audience.kind === 'named'
        ? audience.people
        : (await communities.members(audience.community)).map(({ person }) => person),
    );
    return readers.filter((person) => !opens.has(person)).length;
  }

  return {
    /** What was given with something, for this reader. @throws AppError `not-found` where they do not read it */
    async on(who: Actor, about: AttachedTo): Promise<readonly AttachmentView[]> {
      await safety.item(who, about);
      const all = await attachments.on(about);
      if (all.length === 0) return [];
      const open = byId(await knowledge.outlines(who, productsOf(all)));
      return Promise.all(all.map((one) => viewOf(one, open)));
    },

    /** For the community's own channel: what everybody there may know, without a reader. */
    async inChannel(community: CommunityId, about: AttachedTo): Promise<readonly AttachmentView[]> {
      const all = (await attachments.on(about)).filter(({ shown }) => !shown);
      if (all.length === 0) return [];
      const audiences = await knowledge.audiencesIn(community);
      const open = byId(await knowledge.many(productsOf(all), audiences));
      return Promise.all(all.map((one) => viewOf(one, open)));
    },

    /** What would be given with a text in a community, and who there could not open it. Nothing is kept. */
    async before(
      who: Actor,
      community: CommunityId,
      text: string,
    ): Promise<readonly GivenBefore[]> {
      const { attachments: given } = await attachments.lift(who, text, false);
      if (given.length === 0) return [];
      const readers = (await communities.members(community)).map(({ person }) => person);
      const open = byId(await knowledge.outlines(who, productsOf(given)));
      return Promise.all(
        given.map(async ({ url, product }) => {
          const found = product === null ? undefined : open.get(product);
          if (!found) {
            const unknown = { url, title: null, library: null, openers: null, cannot: null };
            return { ...unknown, readers: readers.length };
          }
          return {
            url,
            title: found.title,
            library: libraryOf(found),
            openers: await openersOf(found),
            cannot: await cannotOpen(found, community, readers),
            readers: readers.length,
          };
        }),
      );
    },
  };
}

export type AttachmentViews = ReturnType<typeof attachmentViews>;
