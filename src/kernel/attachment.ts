import type { ProductId } from './ids.ts';

/** Stands in a text where the address of an attachment stood: an address names the file to whoever may not open it. */
export const MARK = '📎';

/** A file in SharePoint that somebody gave with a text: by its address, never copied. */
export interface Attachment {
  readonly url: string;
  /** The document of our libraries at this address, which its giver could open; null for any other place in SharePoint. */
  readonly product: ProductId | null;
  /** Everybody who reads the text may know of it: its address stands in it. */
  readonly shown: boolean;
}

/** What people attach something to. */
export const ATTACHED_TO = ['contribution', 'reply'] as const;
export interface AttachedTo {
  readonly kind: (typeof ATTACHED_TO)[number];
  readonly id: string;
}

export const MOST_ATTACHMENTS = 20;

const SHAREPOINT = /^(?:[\w-]+\.)*sharepoint\.(?:com|us|cn|de)$/i;

/** Whether an address is of SharePoint, in any organization. */
export const isSharePoint = (url: string): boolean =>
  URL.canParse(url) && SHAREPOINT.test(new URL(url).hostname);

/** Wider than what a sentence links to: file names have apostrophes and brackets, and none of a name may be left over. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"').,;:!?]/g;
const PLACES = new RegExp(`${MARK}|${ADDRESS.source}`, 'gu');

/** Where attachments stand or may stand, in their order: marks and addresses. */
export const placesIn = (text: string): readonly string[] => text.match(PLACES) ?? [];

/** Whether something may be given with this text. */
export const mayCarry = (text: string): boolean => placesIn(text).length > 0;

/** The text with a mark in the place of each attachment that is not for everybody who reads it. */
export function marked(text: string, attachments: readonly Attachment[]): string {
  const taken = new Set(attachments.flatMap(({ url, shown }) => (shown ? [] : [url])));
  return text.replace(ADDRESS, (url) => (taken.has(url) ? MARK : url));
}

/** As a sentence takes it for one link: an apostrophe would end it. */
const linkable = (url: string): string =>
  url.replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The reverse, for some of them: marks stand in the order of the attachments. */
export function unmarked(
  text: string,
  attachments: readonly Attachment[],
  open: (attachment: Attachment) => boolean,
): string {
  const hidden = attachments.filter(({ shown }) => !shown);
  let at = 0;
  return text.replaceAll(MARK, (mark) => {
    const attachment = hidden[at];
    at += 1;
    return attachment && open(attachment) ? linkable(attachment.url) : mark;
  });
}

export const sameAttachments = (one: readonly Attachment[], other: readonly Attachment[]) =>
  one.length === other.length && one.every(({ url }, at) => url === other[at]?.url);
