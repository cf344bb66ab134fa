import type { CommunityId, PersonId } from './ids.ts';
import type { Actor } from './person.ts';

/** Who may open a document. Each provisioned library has exactly one. */
export type Audience =
  | { readonly kind: 'all' }
  | { readonly kind: 'community'; readonly community: CommunityId }
  | { readonly kind: 'named'; readonly people: readonly PersonId[]; readonly driveId: string };

/** The audience as one comparable word: `all`, `community:<id>`, `named:<drive>`. */
export function audienceKey(audience: Audience): string {
  switch (audience.kind) {
    case 'all':
      return 'all';
    case 'community':
      return `community:${audience.community}`;
    case 'named':
      return `named:${audience.driveId}`;
  }
}

export const mayOpen = (audience: Audience, reader: Actor): boolean => {
  switch (audience.kind) {
    case 'all':
      return true;
    case 'community':
      return reader.memberships.has(audience.community);
    case 'named':
      return audience.people.includes(reader.id);
  }
};
