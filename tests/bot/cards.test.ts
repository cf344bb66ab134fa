import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import { VERB_NAMES } from '../../bot/bot.ts';
import { cut, type Element, MOST_BYTES, sizeOf } from '../../bot/cards/card.ts';
import { link } from '../../bot/cards/inputs.ts';
import { readCard } from '../../bot/cards/reading.ts';
import { crawl, type Seen } from './crawl.ts';
import { hostileAttribution } from './hostile-attribution.ts';
import { othersAskToJoin, stuckMaking } from './hostile-communities.ts';
import { hostileHandover } from './hostile-handover.ts';
import { hostileHour } from './hostile-hour.ts';
import { hostileMembership } from './hostile-membership.ts';
import { hostileModerators } from './hostile-moderators.ts';
import { offeredElsewhere } from './hostile-shares.ts';
import { HOSTILE, hostileWorld } from './hostile-world.ts';
import { type BotWorld, EVA, LUC, MAYA, NOOR } from './world.ts';

let world: BotWorld;
const seen: Seen[] = [];

beforeAll(async () => {
  world = await hostileWorld();
  await hostileHour(world, HOSTILE);
  seen.push(...(await hostileHandover(world, HOSTILE.repeat(10))));
  const { people, taxonomy } = world.app.actions;
  const manager = { ...(await people.actor(MAYA as never)), roles: new Set(['content-manager']) };
  const text = { en: HOSTILE, fr: HOSTILE, es: HOSTILE };
  const meaning = { id: null, definition: text, source: HOSTILE, sourceUrl: null };
  await taxonomy.lists();
  await taxonomy.glossary.create(manager as never, {
    labels: text,
    term: taxonomy.vocabulary.topicId('domestic-work'),
    meanings: [
      { ...meaning, unit: '' },
      { ...meaning, unit: HOSTILE, definition: { en: 'Another meaning' } },
    ],
  });
  const words = [
    'help',
    'my attributions',
    'domestic work',
    'zzzz qqqq',
    'ask a question',
    'questions',
    'my questions',
    'discussions',
    'catch me up',
    'open a discussion',
    'question time',
    'moderate',
    'my drafts',
    'write something',
    'project close',
    'messages of colleagues',
    'my record',
    'ranking',
    'quality of products',
    'insights',
    'focal points',
    'lessons across projects',
    'handover',
    'alerts',
    'collections',
    'reviews',
    'to announce',
    'topics',
    'before a mission',
    'briefing Peru',
    'desk',
    'practice pipeline',
    'showcase of the month',
    'glossary',
    'calendar',
    'notices',
  ];
  // Who leaves a community joins it again; its moderators do not, so that what comes after them stands.
  const joining = ['communities', 'create a community'];
  for (const [id, language] of [
    [MAYA, 'en'],
    [MAYA, 'fr'],
    [MAYA, 'es'],
    [LUC, 'fr'],
    [EVA, 'es'],
  ] as const) {
    await people.chooseLanguage(await people.actor(id as never), language);
    // By now its moderator has done with the other draft whatever can be done.
    if (id === LUC)
      await hostileAttribution(world, { hostile: HOSTILE, long: HOSTILE.repeat(30) }, 'new');
    const member = words.filter((text) => !/open|moderate/.test(text));
    const own = id === MAYA ? words : [...member, ...joining];
    seen.push(...(await crawl(world.teams.person(id), language, own)));
    await world.settle();
  }
  await stuckMaking(world, HOSTILE);
  await offeredElsewhere(world, HOSTILE);
  for (const language of ['en', 'fr', 'es'] as const) {
    await people.chooseLanguage(await people.actor(NOOR as never), language);
    await othersAskToJoin(world, HOSTILE);
    seen.push(
      ...(await crawl(world.teams.person(NOOR), language, [
        'sources',
        'focal points',
        'prompts by unit',
        'templates',
        'offered discussions',
        ...joining,
      ])),
    );
    await world.app.actions.sources.idle();
    await world.settle();
  }
  await hostileMembership(world, HOSTILE);
  seen.push(...(await hostileModerators(world, HOSTILE)));
  for (const { card } of world.teams.messages) {
    if (card) seen.push({ verb: 'message', language: card.lang, card });
  }
}, 240_000);
afterAll(() => world.close());

const every = (check: (item: Seen) => unknown): string[] =>
  seen.flatMap((item) => {
    const fault = check(item);
    return fault ? [`${item.verb} (${item.language}): ${JSON.stringify(fault)}`] : [];
  });

const elements = (node: unknown): Element[] => {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node ? [node as Element] : [];
  return [...own, ...Object.values(node).flatMap(elements)];
};

test('every button leads to an answer, and every verb has a button', () => {
  const verbs = seen.flatMap(({ card }) =>
    readCard(card).buttons.flatMap((button) => (button.kind === 'execute' ? [button.verb] : [])),
  );
  expect(VERB_NAMES.filter((verb) => !verbs.includes(verb))).toEqual([]);
  expect([...new Set(verbs)].filter((verb) => !VERB_NAMES.includes(verb))).toEqual([]);
});

test('every card is an Adaptive Card 1.5 that the real library reads without complaint', () => {
  const faults = every(({ card }) => {
    // The library keeps the state of its pattern for `lang` and so refuses every second valid one.
    const context = new SerializationContext(Versions.v1_5);
    const parsed = new AdaptiveCard();
    parsed.parse(card, context);
    const events = Array.from(
      { length: context.eventCount },
      (_, at) => context.getEventAt(at).message,
    );
    const failures = parsed.validateProperties().validationEvents.map(({ message }) => message);
    const faults = [...events, ...failures].filter((fault) => !fault.includes('"lang"'));
    return faults.length > 0 ? faults : null;
  });
  expect(faults).toEqual([]);
});

test('every card says what it is where cards are not shown, in its language', () => {
  expect(every(({ card }) => (card.fallbackText.trim() === '' ? 'no fallback' : null))).toEqual([]);
  expect(every(({ card, language }) => (card.lang === language ? null : card.lang))).toEqual([]);
});

test('no card says a key instead of words', () => {
  const key =
    /\b(bot|asking|common|errors|preparing|finding|item|taxonomy|glossary|collections|expertise|elsewhere|sources|reach|communities|membership|safety|planning)\.[a-z-]+\.[a-z]/;
  expect(every(({ card }) => key.exec(JSON.stringify(card))?.[0])).toEqual([]);
});

test('every input has a label and says what is wrong with it', () => {
  const faults = every(
    ({ card }) =>
      elements(card).filter(
        ({ type, label, errorMessage, isRequired, id }) =>
          type.startsWith('Input.') &&
          !(label && errorMessage && id && typeof isRequired === 'boolean'),
      ).length || null,
  );
  expect(faults).toEqual([]);
});

test('every button works where Universal Actions do not', () => {
  const faults = every(
    ({ card }) =>
      elements(card).filter(({ type, verb, data, fallback }) => {
        if (type !== 'Action.Execute') return false;
        const submit = fallback as Element | undefined;
        return (
          submit?.type !== 'Action.Submit' ||
          JSON.stringify(submit.data) !== JSON.stringify(data) ||
          !verb
        );
      }).length || null,
  );
  expect(faults).toEqual([]);
});

test('what people write is never where a card reads Markdown or functions', () => {
  const faults = every(
    ({ card }) =>
      elements(card)
        .filter(({ type, text }) => type === 'TextBlock' && /alert\(|\*\*|\{\{/.test(String(text)))
        .map(({ text }) => text)[0] ??
      elements(card).find(({ type, text }) => type === 'TextRun' && String(text).includes('{{')),
  );
  expect(faults).toEqual([]);
  const shown = seen.some(({ card }) =>
    readCard(card).lines.some((line) => line.includes('<script>')),
  );
  expect(shown).toBe(true);
});

test('every card stays under what Teams takes', () => {
  expect(every(({ card }) => (sizeOf(card) > MOST_BYTES ? sizeOf(card) : null))).toEqual([]);
});

test('a text is cut at whole characters, and the cut is seen', () => {
  expect(cut('😀😀😀😀', 5)).toBe('😀😀…');
  expect(cut('short', 5)).toBe('short');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'not a url', '', null])(
  'a link never leads to %j',
  (url) => {
    expect(link('Open', url)).toBeNull();
  },
);
