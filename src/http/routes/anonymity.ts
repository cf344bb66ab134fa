import {
  anonymousContribution,
  beforeAnonymously,
  bySecret,
  correctBySecret,
  pointedOutAnonymously,
  saidAnonymously,
  sayAnonymously,
} from '../../contract/anonymity.ts';
import type { Became } from '../../features/discussions/actions/anonymous-later.ts';
import { wordsOver } from '../../features/safety/watching.ts';
import { asId, type DiscussionId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';
import { unnamedRecordRoutes } from './unnamed-records.ts';

/** Of none of these calls is anything written down: docs/anonymity.md says against whom. */
const UNRECORDED = { method: 'POST', unrecorded: true, guests: true } as const;

const shown = (became: Became) => ({
  ...became,
  standing: [...became.standing],
  actions: [...became.actions],
});

/** Saying something without a name, and what its author may do with it later. */
export function anonymityRoutes(deps: HttpDeps): Route[] {
  const { discussions, safety } = deps.actions;
  const { anonymous } = discussions;
  return [
    route({
      ...UNRECORDED,
      path: '/discussions/:id/anonymous',
      summary: 'Contribute without a name; it appears later, at an hour that chance chooses',
      params: byId,
      body: sayAnonymously,
      answer: saidAnonymously,
      run: (who, { params, body }) =>
        anonymous.say(who, { ...body, discussion: asId<DiscussionId>(params.id) }),
    }),
    route({
      ...UNRECORDED,
      path: '/discussions/:id/anonymous/before',
      summary: 'What in a text may give its author away; nothing is kept of it',
      params: byId,
      body: beforeAnonymously,
      answer: pointedOutAnonymously,
      run: async (who, { params, body }) => {
        const { discussion } = await discussions.read(who, asId<DiscussionId>(params.id));
        const hints = await safety.screening.beforeUnnamed(discussion.community, body.text);
        return { hints: [...hints], wordsOver: wordsOver(body.text) };
      },
    }),
    ...laterRoutes(anonymous),
    ...unnamedRecordRoutes(deps),
  ];
}

type Anonymous = HttpDeps['actions']['discussions']['anonymous'];

const laterRoutes = ({ look, withdraw, correct, claim }: Anonymous): Route[] => [
  route({
    ...UNRECORDED,
    path: '/anonymous/look',
    summary: 'What became of a contribution without a name, by its secret',
    body: bySecret,
    answer: anonymousContribution,
    run: async (_who, { body }) => shown(await look(body.secret)),
  }),
  route({
    ...UNRECORDED,
    path: '/anonymous/withdraw',
    summary: 'Take it back, by its secret',
    body: bySecret,
    answer: anonymousContribution,
    run: async (_who, { body }) => shown(await withdraw(body.secret)),
  }),
  route({
    ...UNRECORDED,
    path: '/anonymous/correct',
    summary: 'Put it in other words, by its secret',
    body: correctBySecret,
    answer: anonymousContribution,
    run: async (_who, { body }) => shown(await correct(body.secret, body.text)),
  }),
  route({
    ...UNRECORDED,
    path: '/anonymous/claim',
    summary: 'Put one’s own name to it for all to see, by its secret',
    body: bySecret,
    answer: anonymousContribution,
    run: async (who, { body }) => shown(await claim(who, body.secret)),
  }),
];
