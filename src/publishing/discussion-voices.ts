import { CONSTITUENT_GROUPS, type ConstituentGroup } from '../features/discussions/concerns.ts';
import type { Contribution } from '../features/discussions/contribution.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { Synthesis } from '../features/discussions/synthesis.ts';
import type { Member } from '../features/membership/model.ts';
import type { PersonId } from '../kernel/ids.ts';
import { isNobody, NOBODY } from '../kernel/nobody.ts';
import { showable } from '../kernel/withholding.ts';
import type { GroupVoices } from '../views/brief-document.ts';

export type Voices = GroupVoices & { readonly group: ConstituentGroup };

/**
 * The constituent groups that have somebody in the community, with what they said where enough of them spoke. Only for
 * a discussion that is open to guests: of any other the groups have nothing to read.
 */
export function voicesOf(
  { guests }: Pick<Discussion, 'guests'>,
  { statements }: Pick<Synthesis, 'statements'>,
  said: readonly Pick<Contribution, 'id' | 'author' | 'state'>[],
  members: readonly Pick<Member, 'person' | 'constituent'>[],
  smallest: number,
): readonly Voices[] {
  if (guests !== true) return [];
  const open = said.filter(({ state, author }) => state === 'published' && !isNobody(author));
  const authorOf = new Map(open.map(({ id, author }) => [id, author]));
  const spoke = new Set(authorOf.values());
  const groups = CONSTITUENT_GROUPS.map((group) => {
    const own = members.filter(({ constituent }) => constituent === group);
    const people = new Set<PersonId>(
      own.map(({ person }) => person).filter((person) => spoke.has(person)),
    );
    return { group, there: own.length, people };
  }).filter(({ there }) => there > 0);
  const told = new Set(
    showable(groups, ({ people }) => people.size, smallest).map(({ group }) => group),
  );
  return groups.map(({ group, people }) => {
    if (!told.has(group)) return { group, people: null, said: new Set() };
    const theirs = statements.filter(({ sources }) =>
      sources.some((source) => people.has(authorOf.get(source) ?? NOBODY)),
    );
    return { group, people, said: new Set(theirs.map(({ id }) => id)) };
  });
}
