import type { CommunityId, PersonId } from './ids.ts';
import type { Actor } from './person.ts';

/** Who may open a document. Each provisioned library has exactly one. */
export type Audience =
  | { readonly kind: 'all' }
  | { readonly kind: 'community'; readonly community: CommunityId }
  | { readonly kind: 'named'; readonly people: readonly PersonId[]; readonly driveId: string }
  /**
   * Nobody has said who reads it: what is in it is a candidate, shown to a person only once Microsoft 365 has let that
   * very person open it. Also one item with permissions of its own, whatever its library's audience.
   */
  | { readonly kind: 'checked'; readonly driveId: string };

/** The audience as one comparable word: `all`, `community:<id>`, `named:<drive>`, `checked:<drive>`. */
export function audienceKey(audience: Audience): string {
  switch (audience.kind) {
    case 'all':
      return 'all';
    case 'community':
      return `community:${audience.community}`;
    case 'named':
      return `named:${audience.driveId}`;
    case 'checked':
      return `${CHECKED}${audience.driveId}`;
  }
}

const CHECKED = 'checked:';

/** Whether a key of `audienceKey` is of items that are asked about one by one. */
export const isChecked = (key: string): boolean => key.startsWith(CHECKED);

/** What is known without asking anybody: nobody opens a `checked` item by its audience. */
export const mayOpen = (audience: Audience, reader: Actor): boolean => {
  switch (audience.kind) {
    // All staff: nobody of another organization.
    case 'all':
      return reader.external !== true;
    case 'community':
      return reader.memberships.has(audience.community);
    case 'named':
      return audience.people.includes(reader.id);
    case 'checked':
      return false;
  }
};
