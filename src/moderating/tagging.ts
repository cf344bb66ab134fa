import type { Given, Made, Target } from '../features/moderation/actions/deps.ts';
import type { Move } from '../features/moderation/moves.ts';
import { subjectOf, TALK_KINDS, type TalkTags } from '../features/taxonomy/talk.ts';
import { AppError } from '../kernel/errors.ts';
import { asId, type QueryId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import { back, illegal, type Owners } from './hand.ts';

const talkOf = ({ subject, id }: Target) => {
  const kind = TALK_KINDS.find((one) => one === subject);
  if (!kind) throw new AppError('invalid-input', `no tags on ${subject}`, { field: 'subject' });
  return { kind, id };
};

/** What may be said of what it is about. */
export async function tagMoves({ tags }: Pick<Owners, 'tags'>, target: Target): Promise<Move[]> {
  return (await tags.of([talkOf(target)])).size > 0 ? ['tag', 'untag'] : ['tag'];
}

interface Tagging {
  readonly target: Target;
  readonly move: Move;
  readonly version: number;
  readonly given: Given;
}

/** Says what it is about, in place of what its words name, or that these count again. Taken back by the other one. */
export async function tag(
  { tags, queries }: Pick<Owners, 'tags' | 'queries'>,
  who: Actor,
  { target, move, version, given }: Tagging,
): Promise<Made> {
  const talk = talkOf(target);
  const before = (await tags.of([talk])).get(subjectOf(talk)) ?? null;
  let after: TalkTags | null = null;
  if (move === 'untag') await tags.untag(who, talk);
  else if (move === 'tag') {
    const { topics = [], countries = [], reason, seen = null } = given;
    after = await tags.tag(who, talk, { topics, countries, reason, seen, language: who.language });
  } else throw illegal(move, target);
  // Nobody waits for it where it is read: the same comes by the event once more, and changes nothing.
  if (talk.kind === 'query') await queries.about(asId<QueryId>(talk.id), after);
  if (!before) return { ...back(target, 'untag', null), version };
  const words = (await tags.proposed(before)).map(({ word }) => word);
  const was = { topics: [...before.topics, ...words], countries: [...before.countries] };
  return { ...back(target, 'tag', null, was), version };
}
