import { simplePlan } from '../../src/features/discussions/plan.ts';
import { asId, type InterimId } from '../../src/kernel/ids.ts';
import { hostileAttribution } from './hostile-attribution.ts';
import { reservedCommunity } from './hostile-communities.ts';
import { hostileConsents } from './hostile-consents.ts';
import { hostilePractices } from './hostile-practices.ts';
import { hostileQuestions } from './hostile-questions.ts';
import { hostileRecords } from './hostile-records.ts';
import { hostileQuality, hostileReviews } from './hostile-reviews.ts';
import { hostileShowcase } from './hostile-showcase.ts';
import {
  type BotWorld,
  botWorld,
  CHANNEL,
  COMMUNITY,
  EVA,
  LUC,
  MAYA,
  NOOR,
  OTTO,
} from './world.ts';

/** A world full of hostile and over-long texts, in all the states that a card can meet. */

export const HOSTILE =
  '[click](javascript:alert(1)) **bold** <script>alert(2)</script> {{DATE(2026-01-01T00:00:00Z,SHORT)}} _x_ `y`';
const LONG = `${HOSTILE} ${'Une phrase assez longue "citée" avec des mots. '.repeat(380)}`;
const DAY_MS = 86_400_000;

const PROJECT = {
  code: 'PER/24/01',
  title: HOSTILE,
  startsOn: new Date('2024-01-01'),
  endsOn: new Date('2026-04-01'),
  donor: null,
  countries: ['Peru'],
  outcomes: [],
  state: 'active',
} as const;

const projectsOf = (managerId: string) =>
  [0, 1, 2, 3].map((number) => ({
    ...PROJECT,
    code: `${PROJECT.code}/${managerId.at(-1)}${number}`,
    managerId: managerId as never,
  }));

/** Everybody is signed in until they sign out. */
function signedIn(): BotWorld['world']['signIn'] {
  const out = new Set<string>();
  return {
    tokens: {
      learn: async () => 'ready',
      state: async (person) => (out.has(person) ? 'sign-in' : 'ready'),
      forget: async (person) => {
        out.add(person);
      },
      missing: async () => null,
    },
    resource: 'api://praxis.example.org/botid-praxis',
    whoIs: async () => {
      throw new Error('no token comes by');
    },
    seen: () => undefined,
    settled: async () => undefined,
  };
}

/** Somebody is still to be asked to begin, others were: of what has not opened yet, they see it. */
const hostilePlan = (startsAt: Date) => ({
  ...simplePlan([HOSTILE, 'What failed?', 'c', 'd', 'e'], startsAt),
  output: HOSTILE,
  decision: HOSTILE,
  seeds: [
    { person: MAYA as never, starter: HOSTILE, state: 'named' as const },
    { person: EVA as never, starter: LONG.slice(0, 2_000), state: 'asked' as const },
    { person: LUC as never, starter: HOSTILE, state: 'asked' as const },
  ],
});

/** Discussions in several states, held and long contributions, a draft synthesis, prompts that are due. */
export async function hostileWorld(): Promise<BotWorld> {
  const projects = [MAYA, EVA].flatMap(projectsOf);
  const leavers: Record<string, string> = {
    [MAYA]: '2026-04-20',
    [EVA]: '2026-04-20',
    [OTTO]: '2026-03-02',
    [NOOR]: '2026-03-02',
  };
  const world = await botWorld({
    premoderated: true,
    documents: [
      {
        name: 'hostile.txt',
        audience: { kind: 'all' },
        text: `domestic work ${HOSTILE}`,
        metadata: {
          title: `domestic work ${HOSTILE}`,
          abstract: HOSTILE,
          language: 'en',
          topics: ['domestic-work'],
          reviewOn: '2020-01-01',
          ownerId: MAYA,
        },
      },
    ],
    projects,
    signIn: signedIn(),
    dropped: [HOSTILE],
    administrators: [NOOR],
    communities: [reservedCommunity(HOSTILE, NOOR)],
    leavers,
  });
  // Nobody is told more than one thing a day unasked: of the three, it is the mission for one.
  await hostileMission(world);
  projects.push(...projectsOf(LUC));
  leavers[LUC] = '2026-04-20';
  await world.app.sync();
  await world.settle();
  const { actions } = world.app;
  const maya = await actions.people.actor(MAYA as never);
  const start = world.world.clock.now();
  const create = (key: string, startsAt: Date, days: number) =>
    actions.discussions.create(
      maya,
      {
        title: `domestic work ${HOSTILE}`.slice(0, 200),
        background: LONG.slice(0, 8_000),
        questions: [HOSTILE, 'What failed?', 'c', 'd', 'e'],
        community: COMMUNITY,
        startsAt,
        plan: hostilePlan(startsAt),
        endsAt: new Date(start.getTime() + days * DAY_MS),
      },
      key,
    );
  const closing = await create('closing', start, 2);
  await create('later', new Date(start.getTime() + 30 * DAY_MS), 60);
  for (let number = 0; number < 6; number += 1) await create(`open-${number}`, start, 20 + number);
  for (const [number, who] of [LUC, EVA, LUC].entries()) {
    const topic = { community: COMMUNITY, title: HOSTILE.slice(0, 200), why: LONG.slice(0, 2_000) };
    const by = await actions.people.actor(who as never);
    await actions.discussions.proposals.propose(by, topic, `topic-${number}`);
  }
  const running = await actions.discussions.list(maya);
  for (const { discussion } of running.filter((one) => one.discussion.state === 'open')) {
    for (const [index, who] of [LUC, EVA, MAYA, LUC, EVA, MAYA, LUC].entries()) {
      const { contribution } = await actions.discussions.contributions.contribute(
        await actions.people.actor(who as never),
        {
          discussion: discussion.id,
          text:
            index === 0
              ? LONG.slice(0, 19_000)
              : `${HOSTILE} ${index} works well for employers: https://contoso.sharepoint.com/sites/x/Plan.docx`,
          question: 0,
          consent: 'quote',
          // The first of each was said in the channel: who hides it may take its message out there, too.
          surface: index === 0 ? 'channel' : 'tab',
          sourceKey: `${index === 0 ? `${CHANNEL};messageid=1|` : ''}${discussion.id}-${index}`,
          premoderated: true,
        },
      );
      if (index > 0)
        await actions.discussions.contributions.review(maya, contribution.id, 'approve');
    }
  }
  const others = running.filter(
    ({ discussion: { id, state } }) => state === 'open' && id !== closing.id,
  );
  for (const [index, { discussion }] of others.entries())
    await actions.discussions.interims.draft(asId<InterimId>(`interim-${index}`), discussion.id, {
      unheard: { groups: [{ dimension: 'region', group: 'Africa' }], withheld: 1 },
      mentioned: new Set(),
    });
  await actions.discussions.move(closing.id, 'close', maya);
  // Nobody has written in it for two weeks: a text stands ready.
  await create('asleep', new Date(start.getTime() - 14 * DAY_MS), 30);
  await hostileQuestions(world, { hostile: HOSTILE, long: LONG });
  await hostileConsents(world, { hostile: HOSTILE, long: LONG });
  await hostileAttribution(world, { hostile: HOSTILE, long: LONG });
  await hostileNews(world);
  for (const who of [MAYA, LUC, EVA]) {
    await hostileRecords(world, who);
    await hostileReviews(world, who);
  }
  await hostileQuality(world);
  await handOver(world, OTTO, EVA);
  await handOver(world, NOOR, LUC);
  await hostileDesk(world);
  await hostilePractices(world, HOSTILE);
  await hostileShowcase(world);
  await actions.people.focalPoints.name(await actions.people.actor(NOOR as never), {
    unit: 'ENTERPRISES',
    person: EVA as never,
    from: '2099-01-01',
    until: null,
    insteadOf: null,
  });
  // A register that has lost most of its rows waits for an administrator.
  projects.splice(2);
  await actions.sources.read('projects').catch(() => undefined);
  await world.settle();
  return world;
}

/** A mission that comes near. */
async function hostileMission({ app, settle, world }: BotWorld): Promise<void> {
  const startsOn = new Date(world.clock.now().getTime() + 5 * DAY_MS).toISOString().slice(0, 10);
  await app.actions.preparing.offers.follow([
    {
      key: 'list:1',
      person: LUC as never,
      country: HOSTILE,
      startsOn,
      endsOn: startsOn,
      title: LONG.slice(0, 400),
      state: 'planned',
    },
  ]);
  await settle();
}

/** A desk that each of the three is of, and asks. */
async function hostileDesk({ app, settle }: BotWorld): Promise<void> {
  const { desks, people } = app.actions;
  const desk = await desks.create(await people.actor(NOOR as never), {
    names: { en: HOSTILE, fr: HOSTILE, es: HOSTILE },
    unit: HOSTILE,
    topics: 'domestic work',
    staff: 'maya@example.org, luc@example.org, eva@example.org',
    days: 5,
    open: true,
  });
  for (const asker of [MAYA, LUC, EVA]) {
    await desks.requests.send(await people.actor(asker as never), {
      desk: desk.id,
      text: LONG.slice(0, 2_000),
      shared: true,
      key: `long-${asker}`,
    });
  }
  await settle();
}

/** A collection that nobody looked at for long, and something to announce. */
async function hostileNews({ app, world }: BotWorld): Promise<void> {
  const maya = await app.actions.people.actor(MAYA as never);
  const now = world.clock.now();
  const work = world.work(() => undefined);
  const [found] = (await app.actions.knowledge.search(maya, 'domestic work')).found;
  if (!found) throw new Error('no document to announce');
  await work.run(async (tx) => {
    await tx.collections.insert({
      id: 'stale' as never,
      version: 1,
      community: COMMUNITY,
      name: `domestic work ${HOSTILE}`,
      description: LONG.slice(0, 2_000),
      words: 'domestic work',
      chosen: {},
      topics: ['domestic-work'],
      audience: 'all',
      state: 'active',
      createdBy: maya.id,
      createdAt: now,
      checkedBy: maya.id,
      checkedAt: new Date(now.getTime() - 300 * DAY_MS),
    });
    await tx.announcements.insert({
      id: 'suggested' as never,
      version: 1,
      product: found.product.id,
      community: COMMUNITY,
      topics: ['domestic-work'],
      state: 'suggested',
      line: '',
      reason: null,
      decidedBy: null,
      decidedAt: null,
      at: now,
    });
  });
}

/** Hostile and over-long, finished on the last day by whoever leaves: given to supervisor and successor at once. */
async function handOver(world: BotWorld, person: string, successor: string): Promise<void> {
  const { capture, people } = world.app.actions;
  const who = await people.actor(person as never);
  const [question] = await capture.prompts.open(who);
  if (!question) throw new Error('nobody was asked');
  const { handover } = await capture.handovers.begin(who, question.id, {});
  const template = world.app.views.handovers.template();
  const fields = template.steps.flatMap((step) => step.fields).slice(2);
  const answers = Object.fromEntries(
    fields.map(({ id, maxLength }) => [
      id,
      `wages https://example.org ${LONG}`.slice(0, maxLength),
    ]),
  );
  await capture.answer(who, handover.capture as never, answers, 'tab');
  await capture.handovers.nameSuccessor(who, handover.id, successor as never);
  await capture.handovers.shareLessons(
    who,
    (await capture.handovers.finalise(who, handover.id)).handover.id,
  );
  await world.settle();
}
