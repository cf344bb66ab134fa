import { describe, expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { whoStands } from '../../../src/features/discussions/actions/taking-out.ts';
import { CONSOLE_KEY, type Contribution } from '../../../src/features/discussions/contribution.ts';
import { draftStatements } from '../../../src/features/discussions/draft.ts';
import type { Discussion } from '../../../src/features/discussions/model.ts';
import {
  checkPublishable,
  edited,
  type Statement,
  type Synthesis,
} from '../../../src/features/discussions/synthesis.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../src/kernel/ids.ts';
import { NOBODY } from '../../../src/kernel/nobody.ts';

const text = createTextAnalysis();
const c = (id: string) => asId<ContributionId>(id);

const DISCUSSION: Discussion = {
  id: asId<DiscussionId>('d1'),
  version: 1,
  community: asId<CommunityId>('formalization'),
  title: 'Registering domestic workers',
  background: 'Few are registered.',
  questions: [
    'What makes employers register domestic workers for social security?',
    'Which inspection methods work in private homes?',
  ],
  language: 'en',
  startsAt: new Date('2026-03-02'),
  endsAt: new Date('2026-03-16'),
  state: 'closed',
  createdBy: asId<PersonId>('p0'),
  createdAt: new Date('2026-03-01'),
  related: [],
};

function said(
  id: string,
  author: string,
  words: string,
  question: number | null = null,
): Contribution {
  return {
    id: c(id),
    version: 1,
    discussion: DISCUSSION.id,
    author: asId<PersonId>(author),
    text: words,
    language: text.detect(words, 'en'),
    question,
    consent: 'paraphrase',
    surface: 'chat',
    sourceKey: id,
    state: 'published',
    reason: null,
    createdAt: new Date('2026-03-03'),
  };
}

const THREAD = [
  said(
    'a',
    'p1',
    'A simple mobile form makes employers register domestic workers within ten minutes.',
    0,
  ),
  said(
    'b',
    'p2',
    'Employers register domestic workers when the mobile form is simple and takes ten minutes. See https://example.org/form.',
    0,
  ),
  said('c', 'p3', 'Tax credits pay for themselves after two years in our province.', 0),
  said('d', 'p4', 'I disagree that a form is enough: without inspection nobody registers.', 0),
  said(
    'e',
    'p5',
    'Labour inspectors phone the household first and agree on a time for the visit.',
    1,
  ),
];

const NOTHING = {
  products: new Map(),
  differing: [],
  text,
  bridge: vocabulary.bridge,
  joined: new Map(),
};

describe('the draft', () => {
  const draft = draftStatements(DISCUSSION, THREAD, NOTHING);

  test('every statement rests on a contribution that says it', () => {
    expect(draft.length).toBeGreaterThan(0);
    for (const { sources, text: statement } of draft) {
      const behind = sources.map((id) => THREAD.find((item) => item.id === id)?.text ?? '');
      expect(behind.some((words) => words.includes(statement))).toBe(true);
    }
  });

  test('two who say the same make one point that rests on both', () => {
    const forms = draft.filter(
      ({ kind, text: words }) => kind === 'point' && words.includes('mobile form'),
    );
    expect(forms).toHaveLength(1);
    expect(forms[0]?.sources.toSorted()).toEqual(['a', 'b']);
  });

  test('two that are read as one are one voice and one source of a statement, each in its own words', () => {
    const joined = new Map([[c('b'), c('a')]]);
    const together = draftStatements(DISCUSSION, THREAD, { ...NOTHING, joined });
    const forms = together.filter(
      ({ kind, text: words }) => kind === 'point' && words.includes('mobile form'),
    );
    expect(forms).toHaveLength(1);
    const [form] = forms;
    expect(form?.sources).toHaveLength(1);
    const source = THREAD.find(({ id }) => id === form?.sources[0]);
    expect(source?.text).toContain(form?.text);
    // What it was joined with is not there: it stands by itself.
    const alone = THREAD.filter(({ id }) => id !== 'a');
    expect(draftStatements(DISCUSSION, alone, { ...NOTHING, joined })).toEqual(
      draftStatements(DISCUSSION, alone, NOTHING),
    );
  });

  test('what a moderator says from the console keeps the talk going, and nothing is drawn from it', () => {
    const words =
      'This discussion has not yet heard domestic workers in Europe and the inspectors there.';
    const asked = { ...said('m', 'p9', words, 0), sourceKey: `${CONSOLE_KEY}p9|1` };
    const unchanged = draftStatements(DISCUSSION, [...THREAD, asked], NOTHING);
    expect(unchanged).toEqual(draft);
    const inTheThread = draftStatements(
      DISCUSSION,
      [...THREAD, { ...asked, sourceKey: 'm' }],
      NOTHING,
    );
    expect(inTheThread).not.toEqual(draft);
  });

  test('the point that more people make comes first', () => {
    expect(draft[0]?.text).toContain('mobile form');
  });

  test('dissent stands by itself and is not blended into the majority', () => {
    const dissent = draft.filter(({ kind }) => kind === 'dissent');
    expect(dissent.map(({ sources }) => sources)).toEqual([['d']]);
  });

  test('two documents that contradict each other: it says so before the links, resting on who gave them', () => {
    const at = (name: string) => [{ title: name, url: `https://x.test/${name}` }];
    const [line] = draftStatements(DISCUSSION, THREAD, {
      ...NOTHING,
      products: new Map([
        [c('b'), at('one')],
        [c('c'), at('other')],
        [c('d'), at('third')],
      ]),
      differing: [
        { text: 'They contradict.', urls: ['https://x.test/one', 'https://x.test/other'] },
      ],
    }).filter(({ kind }) => kind === 'resource');
    expect(line).toMatchObject({ text: 'They contradict.', question: null, sources: ['b', 'c'] });
  });

  test('links become resources, each with who gave it', () => {
    const resource = draft.find(({ kind }) => kind === 'resource');
    expect(resource).toMatchObject({ text: 'https://example.org/form', sources: ['b'] });
    const again = said('f', 'p6', 'It is here too: https://example.org/form.', 1);
    const given = draftStatements(DISCUSSION, [...THREAD, again], NOTHING);
    expect(given.filter(({ kind }) => kind === 'resource')).toMatchObject([
      { sources: ['b', 'f'] },
    ]);
  });

  test('what is said in two languages is one point that rests on both', () => {
    const across = draftStatements(
      DISCUSSION,
      [
        said('en', 'p1', 'Tax credits convince households to pay contributions.', 0),
        said(
          'fr',
          'p2',
          'Les crédits d’impôt convainquent les ménages de payer les cotisations.',
          0,
        ),
        said('x', 'p3', 'A help desk at the market answers questions about the form.', 0),
      ],
      NOTHING,
    );
    const [first] = across;
    expect(first?.sources.toSorted()).toEqual(['en', 'fr']);
  });

  test('whoever says something without a name is heard as one person each', () => {
    const form = 'A simple mobile form takes employers ten minutes.';
    const visit = 'Inspectors phone the household and agree on a visit.';
    const orderOf = (author: string) =>
      draftStatements(
        DISCUSSION,
        [
          said('a', 'p1', visit, 0),
          said('b', 'p2', visit, 0),
          ...['c', 'd', 'e'].map((id) => said(id, author, form, 0)),
        ],
        NOTHING,
      ).map(({ text: words }) => words);
    expect(orderOf(NOBODY)).toEqual([form, visit]);
    expect(orderOf('p3')).toEqual([visit, form]);
  });

  test('each point stands under the question that it answers', () => {
    expect(draft.find(({ sources }) => sources.includes(c('e')))?.question).toBe(1);
    // Put to no question by whoever wrote it: its words say which it answers.
    const put = (words: string) => draftStatements(DISCUSSION, [said('f', 'p6', words)], NOTHING);
    expect(
      put('Inspection methods that work begin with a call to private homes the day before.'),
    ).toMatchObject([{ question: 1 }]);
    expect(put('The market committee reads the list aloud every month.')).toMatchObject([
      { question: null },
    ]);
  });

  test('the same contributions give the same draft', () => {
    expect(draftStatements(DISCUSSION, THREAD, NOTHING)).toEqual(draft);
  });

  test('a discussion in which nobody spoke has no statements', () => {
    expect(draftStatements(DISCUSSION, [], NOTHING)).toEqual([]);
  });

  test.each([
    ['fr', 'Je ne suis pas convaincue que le formulaire suffise sans inspection.'],
    ['es', 'No estoy de acuerdo: sin inspección nadie registra a las trabajadoras.'],
  ])('dissent is heard in %s', (_, words) => {
    expect(draftStatements(DISCUSSION, [said('x', 'p9', words, 0)], NOTHING)[0]?.kind).toBe(
      'dissent',
    );
  });
});

const statement = (id: string, kind: Statement['kind'], sources: string[]): Statement => ({
  id,
  kind,
  question: 0,
  text: `What ${id} says`,
  sources: sources.map(c),
});

const SYNTHESIS: Synthesis = {
  discussion: DISCUSSION.id,
  version: 3,
  community: DISCUSSION.community,
  state: 'draft',
  languages: ['en'],
  statements: [statement('s1', 'point', ['a']), statement('s2', 'dissent', ['d'])],
  setAside: [],
  named: [],
  contributors: 5,
  product: null,
  webUrl: null,
  createdAt: new Date('2026-03-16'),
  approvedBy: null,
};
const SUPPORT = new Set(['a', 'b', 'c', 'd', 'e'].map(c));

describe('an edit', () => {
  const edit = (statements: Statement[], setAside: { id: string; reason: string }[] = []) =>
    edited(SYNTHESIS, { version: 3, statements, setAside }, SUPPORT);

  test('a statement without a contribution behind it is refused', () => {
    const [, dissent] = SYNTHESIS.statements;
    expect(() => edit([statement('new', 'point', []), dissent as Statement])).toThrow(
      expect.objectContaining({ code: 'statement-without-source' }),
    );
  });

  test('a statement that rests on a hidden contribution is refused, whatever else it rests on', () => {
    const [, dissent] = SYNTHESIS.statements;
    for (const sources of [['hidden'], ['a', 'hidden']])
      expect(() => edit([statement('new', 'point', sources), dissent as Statement])).toThrow(
        expect.objectContaining({ code: 'statement-without-source' }),
      );
  });

  test('dissent cannot vanish without a reason, and stays on record with one', () => {
    const [point] = SYNTHESIS.statements;
    expect(() => edit([point as Statement])).toThrow(
      expect.objectContaining({ code: 'dissent-dropped' }),
    );
    const after = edit([point as Statement], [{ id: 's2', reason: 'Off the topic' }]);
    expect(after.setAside).toMatchObject([{ statement: { id: 's2' }, reason: 'Off the topic' }]);
  });

  test('dissent set aside stays set aside through the next edit, unless it is taken back', () => {
    const [point, dissent] = SYNTHESIS.statements as [Statement, Statement];
    const after = edit([point], [{ id: 's2', reason: 'Off the topic' }]);
    const next = (statements: Statement[], reasons: { id: string; reason: string }[]) =>
      edited(after, { version: 4, statements, setAside: reasons }, SUPPORT);
    expect(() => next([point], [])).toThrow(expect.objectContaining({ code: 'dissent-dropped' }));
    expect(next([point, dissent], []).setAside).toEqual([]);
  });

  test('turning dissent into a point counts as dropping it', () => {
    const [point, dissent] = SYNTHESIS.statements as [Statement, Statement];
    expect(() => edit([point, { ...dissent, kind: 'point' }])).toThrow(
      expect.objectContaining({ code: 'dissent-dropped' }),
    );
  });
});

test('all who took part are counted, and only who agreed to it is named', () => {
  const quoted = {
    ...said('f', 'p1', 'By telephone it takes a minute.'),
    consent: 'quote',
  } as const;
  expect(whoStands([...THREAD, quoted])).toEqual({
    languages: ['en'],
    named: [asId<PersonId>('p1')],
    contributors: 5,
  });
});

test('a synthesis without statements, or whose source was withdrawn, cannot be published', () => {
  expect(() => checkPublishable({ ...SYNTHESIS, statements: [] }, SUPPORT)).toThrow(
    expect.objectContaining({ code: 'summary-empty' }),
  );
  expect(() => checkPublishable(SYNTHESIS, new Set([c('a')]))).toThrow(
    expect.objectContaining({ code: 'statement-without-source' }),
  );
});
