import type { AllStores } from './adapters/database/stores/all.ts';
import { attachmentsOf, withAttachments } from './attaching.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DiscussionDeps } from './features/discussions/actions/deps.ts';
import { tendingActions } from './features/discussions/actions/tending.ts';
import { discussionActions } from './features/discussions/actions.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import { queryActions } from './features/queries/actions.ts';
import { nearTopics } from './features/taxonomy/near.ts';
import { subjectOf } from './features/taxonomy/talk.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import type { CommunityId } from './kernel/ids.ts';
import { closestLanguage } from './kernel/language.ts';
import type { labelChecks } from './labelled.ts';
import type { Chance } from './ports/chance.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Secrets } from './ports/secrets.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import type { Words } from './ports/words.ts';
import { surroundingsOf } from './surroundings.ts';

/** Newest first: older ones are found by search. */
const MOST_QUESTIONS = 200;

interface ExchangeParts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly chance: Chance;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly vocabulary: Vocabulary;
  readonly words: Words;
  readonly people: PeopleActions;
  readonly knowledge: KnowledgeActions;
  readonly communities: Pick<CommunityActions, 'weeks' | 'members' | 'get' | 'list'>;
  readonly screen: DiscussionDeps['screen'];
  readonly screenUnnamed: DiscussionDeps['screenUnnamed'];
  readonly must: ReturnType<typeof labelChecks>;
  readonly discussionTemplates: DiscussionDeps['templates'];
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

/** Where a community's moderators read everything first, they read this first too. */
const unnamed = ({
  chance,
  secrets,
  communities,
  screenUnnamed,
}: ExchangeParts): Pick<DiscussionDeps, 'chance' | 'secrets' | 'screenUnnamed'> => ({
  chance,
  secrets,
  screenUnnamed: async (id, words, guests) => {
    const looked = await screenUnnamed(id, words, guests);
    const community = await communities.get(id);
    return (community?.premoderated ?? true) ? { ...looked, hold: true } : looked;
  },
});

/** What the members of a community say to each other: discussions and questions, over the same knowledge. */
export function exchangesOf(parts: ExchangeParts) {
  const { work, clock, ids, text, screen, vocabulary, knowledge, communities, must } = parts;
  const attachments = attachmentsOf(work, knowledge);
  const surroundings = surroundingsOf({ ...parts, attachments });
  const spoken = { work, clock, ids, text, screen };
  const membersOf = async (id: CommunityId) =>
    new Set((await communities.members(id)).map(({ person }) => person));
  const queries = queryActions({
    ...spoken,
    members: membersOf,
    surroundings,
    terms: vocabulary,
    mustBeLabelled: must.reply,
    mustBeChecked: (item, early) => must.checked({ kind: 'consolidated', item }, early),
  });
  const talking = {
    attachments,
    queries,
    discussions: discussionActions({
      ...spoken,
      ...unnamed(parts),
      terms: vocabulary,
      documents: surroundings,
      mustBeLabelled: must.synthesis,
      mustBeChecked: (item, early) => must.checked({ kind: 'synthesis', item }, early),
      week: communities.weeks.of,
      members: membersOf,
      openToAll: async () =>
        (await communities.list()).filter(({ joining }) => joining === 'open').map(({ id }) => id),
      templates: parts.discussionTemplates,
      quietDays: () => parts.governance.setting('discussions.quiet-days'),
    }),
    tending: tendingActions({
      ...{ work, clock, text, members: membersOf, terms: vocabulary },
      near: (one, other) => nearTopics(vocabulary)(one, other),
      questionsIn: (community) =>
        work.run((tx) =>
          tx.queries.list(
            { communities: [community], states: ['open', 'replied'] },
            MOST_QUESTIONS,
          ),
        ),
      tagged: async (ids) => {
        const subjects = new Map(ids.map((id) => [subjectOf({ kind: 'discussion', id }), id]));
        const rows = await work.run((tx) => tx.talkTags.of([...subjects.keys()]));
        return new Map(
          rows.flatMap((row) => {
            const id = subjects.get(row.subject);
            return id ? [[id, row] as const] : [];
          }),
        );
      },
      ask: async (who, { community, text: asked, language, title }, key) => {
        const background = parts.words.say(closestLanguage(language), 'console.turn.from', {
          title,
        });
        const draft = { community, text: asked, background, neededBy: null };
        return (await queries.ask(who, draft, key)).id;
      },
    }),
  };
  return withAttachments(talking, communities);
}
