import { DIMENSIONS, type Dimension } from '../features/discussions/interim.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { MembershipActions } from '../features/membership/actions.ts';
import type { DiscussionId, PersonId } from '../kernel/ids.ts';
import { closestLanguage } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import { regionName } from '../kernel/regions.ts';
import { showable } from '../kernel/withholding.ts';
import type { Words } from '../ports/words.ts';
import type { ViewDeps } from './deps.ts';

export interface Grouped {
  readonly person: PersonId;
  readonly groups: Readonly<Record<Dimension, string | null>>;
}

/** A group of which nobody has written. */
export interface Missing {
  readonly dimension: Dimension;
  readonly group: string;
  readonly people: number;
}

export interface Balance {
  readonly missing: readonly Missing[];
  /** Groups of which nothing is said, since they are too small or would give a small one away. */
  readonly withheld: number;
  /** To those who are missing; null where nobody is. */
  readonly invitation: string | null;
}

/**
 * Whose voice is missing: groups of `smallest` people or more, none of whom has written. That somebody of a small group wrote
 * or did not is never said, nor can it be told from what is.
 */
export function missingVoices(
  here: readonly Grouped[],
  spoke: ReadonlySet<PersonId>,
  smallest: number,
): Pick<Balance, 'missing' | 'withheld'> {
  const missing: Missing[] = [];
  let withheld = 0;
  for (const dimension of DIMENSIONS) {
    const groups = [...Map.groupBy(here, ({ groups: own }) => own[dimension])].filter(
      (entry): entry is [string, Grouped[]] => entry[0] !== null,
    );
    const shown = showable(groups, ([, people]) => people.length, smallest);
    withheld += groups.length - shown.length;
    for (const [group, people] of shown) {
      if (people.some(({ person }) => spoke.has(person))) continue;
      missing.push({ dimension, group, people: people.length });
    }
  }
  return { missing, withheld };
}

type Roll = Awaited<ReturnType<MembershipActions['roll']>>;

/**
 * Of those who are in the community now and come there: who has left is counted nowhere. Nor are its moderators: what
 * they write is how the others are asked, and would fill the gap that it speaks of. Guests are asked where the
 * discussion is marked for them: of any other they cannot know.
 */
export const isAsked = (
  { role, state }: Pick<Roll['members'][number], 'role' | 'state'>,
  { guests = false }: Pick<Discussion, 'guests'>,
): boolean =>
  (role === 'member' || (role === 'guest' && guests)) && (state === 'active' || state === 'quiet');

export interface BalanceDeps extends Pick<ViewDeps, 'discussions' | 'people'> {
  readonly membership: Pick<MembershipActions, 'roll'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
  readonly words: Words;
}

const LANGUAGE_NAMES = (language: string) => new Intl.DisplayNames(language, { type: 'language' });

/** What a group is called in a reader's language. */
export const groupNames =
  (words: Words) =>
  ({ dimension, group }: Pick<Missing, 'dimension' | 'group'>, language: string): string => {
    const reader = closestLanguage(language);
    if (dimension === 'language') return LANGUAGE_NAMES(language).of(group) ?? group;
    if (dimension === 'region') return regionName(group, (key) => words.say(reader, key));
    return words.say(reader, `membership.group.${group}`);
  };

/** Whose voice is missing in a discussion, without a reader. */
export function voicesMissing({
  people,
  membership,
  discussions,
  governance,
}: Omit<BalanceDeps, 'words'>) {
  async function here(present: Roll['members']) {
    const ids = present.map(({ person }) => person);
    const [found, offices] = await Promise.all([
      people.people(ids),
      governance.setting('members.headquarters'),
    ]);
    const languages = new Map(found.map(({ id, language }) => [id, language]));
    const hq = new Set(offices.map((office) => office.toLowerCase()));
    return present.map(({ person, region, office, constituent }): Grouped => {
      const place = office === null ? null : hq.has(office.toLowerCase()) ? 'hq' : 'field';
      const language = languages.get(person) ?? null;
      return { person, groups: { region, place, constituent, language } };
    });
  }

  return async (discussion: Discussion) => {
    const [{ members }, said] = await Promise.all([
      membership.roll(discussion.community),
      discussions.contributions.published(discussion.id),
    ]);
    const asked = members.filter((one) => isAsked(one, discussion));
    const spoke = new Set(said.map(({ author }) => author));
    return missingVoices(await here(asked), spoke, await governance.setting('groups.smallest'));
  };
}

export function balanceView(deps: BalanceDeps) {
  const { discussions, words } = deps;
  const named = groupNames(words);
  const missingIn = voicesMissing(deps);

  /** Null for those who do not moderate there. @throws AppError `not-found` */
  return async (who: Actor, id: DiscussionId): Promise<Balance | null> => {
    const { discussion } = await discussions.read(who, id);
    if (!moderates(who, discussion.community)) return null;
    const found = await missingIn(discussion);
    const language = closestLanguage(discussion.language);
    const groups = found.missing.map((one) => named(one, language));
    const listed = new Intl.ListFormat(language, { type: 'conjunction' }).format(groups);
    return {
      ...found,
      missing: found.missing.map((one) => ({ ...one, group: named(one, who.language) })),
      invitation:
        groups.length === 0
          ? null
          : words.say(language, 'console.invite', { title: discussion.title, groups: listed }),
    };
  };
}
