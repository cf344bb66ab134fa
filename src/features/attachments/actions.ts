import {
  type AttachedTo,
  type Attachment,
  isSharePoint,
  MARK,
  MOST_ATTACHMENTS,
  marked,
  placesIn,
  sameAttachments,
} from '../../kernel/attachment.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { sameWords } from '../../kernel/resent.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { AttachmentStores } from './store.ts';

export interface AttachmentDeps {
  readonly work: UnitOfWork<AttachmentStores>;
  /** The document at an address, where this person may open it now, and whether all staff may; null for any other. */
  readonly documentAt: (
    who: Actor,
    address: string,
  ) => Promise<{ readonly id: ProductId; readonly allStaff: boolean } | null>;
}

/** A text as it is kept, and what was taken out of it. */
export interface Lifted {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** What has come of a text that was posted; `sourceKey` is another's where it had come before. */
interface Taken {
  readonly sourceKey: string;
  readonly text: string;
  readonly duplicate: boolean;
}

/** More files in a row than anybody sends without a word. */
const MOST_ALIKE = 20;

export function attachmentActions({ work, documentAt }: AttachmentDeps) {
  const of = (sourceKey: string): Promise<readonly Attachment[]> =>
    work.run((tx) => tx.attachments.of(sourceKey));
  const keep = (sourceKey: string, attachments: readonly Attachment[]): Promise<void> =>
    work.run((tx) => tx.attachments.keep(sourceKey, attachments));

  async function attachmentAt(who: Actor, url: string, guests: boolean) {
    const found = await documentAt(who, url);
    if (found) return { url, product: found.id, shown: found.allStaff && !guests };
    return isSharePoint(url) ? { url, product: null, shown: false } : null;
  }

  /**
   * @param guests people of other organizations read it: what all staff may open is not theirs
   * @param earlier what the marks that stand in the text already are of, in their order
   */
  async function lift(
    who: Actor,
    text: string,
    guests: boolean,
    earlier: readonly Attachment[] = [],
  ): Promise<Lifted> {
    const left = earlier.filter(({ shown }) => !shown);
    const found = new Map<string, Attachment>();
    for (const place of placesIn(text)) {
      if (found.size >= MOST_ATTACHMENTS) break;
      const attachment = place === MARK ? left.shift() : await attachmentAt(who, place, guests);
      if (attachment) found.set(attachment.url, attachment);
    }
    const attachments = [...found.values()];
    return { text: marked(text, attachments), attachments };
  }

  return {
    lift,
    of,
    on: (about: AttachedTo): Promise<readonly Attachment[]> =>
      work.run((tx) => tx.attachments.on(about)),
    keep,

    /**
     * Posts a text with its attachments. They are kept first; where it is refused they go again. Two messages of one
     * person may be nothing but a file each: what looks like the same message and brings another file is a second one.
     */
    async posting<T>(
      sourceKey: string,
      { text, attachments }: Lifted,
      post: (text: string) => Promise<T>,
      taken: (result: T) => Taken,
    ): Promise<T> {
      if (attachments.length === 0) return post(text);
      const before = await of(sourceKey);
      if (before.length === 0) await keep(sourceKey, attachments);
      try {
        for (let time = 1; ; time += 1) {
          const result = await post(time === 1 ? text : `${text} (${time})`);
          const { sourceKey: other, text: said, duplicate } = taken(result);
          if (!duplicate || time === MOST_ALIKE) return result;
          // It was taken in other words, which carry nothing: those that say this come with an edit.
          if (other === sourceKey && !sameWords(said, text)) await keep(sourceKey, before);
          if (other === sourceKey || sameAttachments(await of(other), attachments)) return result;
        }
      } catch (error) {
        await keep(sourceKey, before);
        throw error;
      }
    },
  };
}

export type AttachmentActions = ReturnType<typeof attachmentActions>;
