import type {
  ClaimTask,
  CoModerators,
  MakeMoves,
  MovesMade,
  Queue,
  ReadyTexts,
  SharedOut,
  Standing,
  Target,
  Voices,
} from '../src/contract/moderation.ts';
import type { Prepared, Resubmit, ThreadLinks } from '../src/contract/moderation-threads.ts';
import type { Talk, TalkTags } from '../src/contract/talk-tags.ts';
import type { AnswerTurn, Joinable, Tended, TurnAnswered } from '../src/contract/tending.ts';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

const seg = encodeURIComponent;

/** What of the list is shown; a value that is absent narrows nothing. */
export interface QueueFilter {
  readonly community?: string;
  readonly kind?: string;
  readonly mine?: boolean;
  readonly limit?: number;
}

function asked({ community, kind, mine, limit }: QueueFilter): string {
  const query = new URLSearchParams({
    ...(community ? { community } : {}),
    ...(kind ? { kind } : {}),
    ...(mine ? { mine: 'true' } : {}),
    ...(limit ? { limit: String(limit) } : {}),
  });
  return query.size > 0 ? `?${query}` : '';
}

/** What waits for moderators, and what they do about it. */
export const moderationCalls = (call: Call) => ({
  moderation: (filter: QueueFilter = {}) => call<Queue>('GET', `moderation${asked(filter)}`),
  makeMoves: (input: MakeMoves) => call<MovesMade>('POST', 'moderation/moves', input),
  standing: ({ subject, id }: Target) => call<Standing>('GET', `moderation/${subject}/${seg(id)}`),
  prepared: ({ subject, id }: Target, kind: 'thanking' | 'inviting', person?: string) =>
    call<Prepared>(
      'GET',
      `moderation/${subject}/${seg(id)}/prepared?kind=${kind}${person ? `&person=${seg(person)}` : ''}`,
    ),
  resubmit: (kind: 'contribution' | 'reply', item: string, input: Resubmit) =>
    call<unknown>(
      'POST',
      `${kind === 'reply' ? 'replies' : 'contributions'}/${seg(item)}/resubmit`,
      input,
    ),
  joinable: (contribution: string) =>
    call<Joinable>('GET', `contributions/${seg(contribution)}/joinable`),
  tended: (discussion: string) => call<Tended>('GET', `discussions/${seg(discussion)}/tended`),
  answerTurn: (contribution: string, input: AnswerTurn) =>
    call<TurnAnswered>('POST', `contributions/${seg(contribution)}/question`, input),
  talkTags: ({ kind, id }: Talk) => call<TalkTags>('GET', `talk/${kind}/${seg(id)}/tags`),
  threadLinks: (discussion: string) =>
    call<ThreadLinks>('GET', `discussions/${seg(discussion)}/links`),
  voices: (discussion: string) => call<Voices>('GET', `discussions/${seg(discussion)}/voices`),
  claimTask: (key: string, input: ClaimTask) =>
    call<unknown>('POST', `moderation/tasks/${seg(key)}/claim`, input),
  shareTasks: (community: string) => call<SharedOut>('POST', 'moderation/share', { community }),
  moderatorAway: (until: string | null) => call<unknown>('POST', 'moderation/away', { until }),
  coModerators: (community: string) =>
    call<CoModerators>('GET', `communities/${seg(community)}/moderators`),
  readyTexts: (community: string) =>
    call<ReadyTexts>('GET', `communities/${seg(community)}/ready-texts`),
  changeReadyText: (community: string, kind: string, language: string, text: string | null) =>
    call<unknown>('PUT', `communities/${seg(community)}/ready-texts/${seg(kind)}/${language}`, {
      text,
    }),
});
