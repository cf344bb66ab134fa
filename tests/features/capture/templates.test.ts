import { describe, expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../src/adapters/templates/folder.ts';
import { createWords } from '../../../src/adapters/words/words.ts';
import { conflictsIn } from '../../../src/features/capture/actions/records.ts';
import { rowsAnswer, rowsOf } from '../../../src/features/capture/answers.ts';
import { problems, stepFrom } from '../../../src/features/capture/model.ts';
import {
  readTemplates,
  shownFields,
  type Template,
} from '../../../src/features/capture/template.ts';
import { isVague } from '../../../src/features/capture/vague.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { captureDocument, retractedDocument } from '../../../src/views/documents.ts';
import { missionOf } from '../../../src/views/known.ts';
import { capture } from '../../adapters/database/contract/world.ts';

const text = (words: string) => ({ en: words, fr: words, es: words });
const field = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  required: false,
  label: text(id),
  help: text(`about ${id}`),
  ...more,
});

const OWN = {
  id: 'visit',
  version: 1,
  name: text('Visit'),
  intro: text('What a visit brought.'),
  contentType: 'information note',
  layout: { folder: 'Visits', facts: ['dates'], headings: 'steps' },
  titleField: 'title',
  abstractField: 'found',
  topicsField: 'topics',
  countriesField: 'countries',
  steps: [
    {
      id: 'what',
      title: text('What'),
      fields: [
        field('title', 'line', { required: true }),
        field('dates', 'date-range', { required: true }),
        field('abroad', 'yes-no', { required: true }),
      ],
    },
    {
      id: 'abroad-only',
      title: text('Abroad'),
      fields: [field('visa', 'text', { required: true, when: { field: 'abroad', is: ['yes'] } })],
    },
    {
      id: 'after',
      title: text('After'),
      fields: [
        field('found', 'text', { specific: true }),
        field('actions', 'rows', {
          required: true,
          least: 1,
          columns: [
            { id: 'do', kind: 'line', required: true, label: text('Action') },
            { id: 'who', kind: 'people', label: text('Who') },
            { id: 'by', kind: 'date', label: text('By') },
          ],
        }),
        field('outcomes', 'choice', { list: 'outcome', several: true }),
        field('topics', 'topics', { required: true }),
        field('countries', 'countries'),
        field('papers', 'files', { most: 2 }),
      ],
    },
  ],
};

const readOwn = (change: object = {}): Template => {
  const found = readTemplates([{ name: 'visit.json', body: { ...OWN, ...change } }]).of('visit');
  if (!found) throw new Error('no template');
  return found;
};
const TERMS = { ...vocabulary, topicsIn: vocabulary.topicsIn, terms: [] };
const COMPLETE = {
  title: 'A visit to Lima',
  dates: '2026-03-02/2026-03-04',
  abroad: 'no',
  actions: rowsAnswer([['Send the draft', 'Mei Tanaka', '2026-04-01']]),
  topics: 'domestic work',
};

describe('a template file', () => {
  const withField = (one: object) => ({
    steps: [...OWN.steps, { id: 'more', title: text('More'), fields: [one] }],
  });
  test.each([
    [
      'a choice without choices',
      withField(field('extra', 'choice')),
      'either "choices" or a "list"',
    ],
    ['rows without columns', withField(field('extra', 'rows')), 'has "columns"'],
    [
      'a condition on what comes later',
      { steps: [{ ...OWN.steps[1], id: 'first' }, ...OWN.steps] },
      'does not come before it',
    ],
    [
      'a condition on what nobody can answer',
      withField(field('extra', 'line', { when: { field: 'abroad', is: ['maybe'] } })),
      'never answered there',
    ],
    ['a name that the form needs', withField(field('verb', 'line')), 'taken by the form'],
    ['a metadata field that is not there', { topicsField: 'themes' }, 'no field "themes"'],
    ['a kind that does not exist', withField(field('extra', 'video')), 'steps.3.fields.0.kind'],
    ['an audience that nothing keeps', { audience: 'named-people' }, 'audience'],
  ])('with %s is refused with its name and the place', (_, change, said) => {
    expect(() => readOwn(change)).toThrow(said);
    expect(() => readOwn(change)).toThrow('visit.json');
  });

  test('stands beside an older version, which its records keep', () => {
    const next = { ...OWN, version: 2, name: text('Visit, anew') };
    const templates = readTemplates([
      { name: 'visit.json', body: next },
      { name: 'visit-1.json', body: OWN },
    ]);
    expect(templates.all).toHaveLength(1);
    expect(templates.of('visit')?.version).toBe(2);
    expect(templates.of('visit', 1)?.name.en).toBe('Visit');
    expect(() => readTemplates([...['a', 'b'].map((name) => ({ name, body: OWN }))])).toThrow(
      'another file has version visit@1',
    );
  });
});

describe('every template that Praxis comes with', () => {
  const { all } = readTemplates(builtInTemplates());
  const forms = all.map((form) => [form.id, form] as const);

  test.each(forms)('%s is said differently in each language', (_, form) => {
    const said = form.steps.flatMap(({ fields }) => fields.map(({ help }) => help));
    for (const words of [form.intro, ...said]) {
      expect(new Set([words.en, words.fr, words.es]).size).toBe(3);
    }
  });

  test('no two answer to the same words', () => {
    const called = all.flatMap(({ id, name, words }) =>
      (['en', 'fr', 'es'] as const).flatMap((language) =>
        [name[language], ...(words?.[language].split(',') ?? [])].map(
          (one) => `${one.trim().toLowerCase()} → ${id}`,
        ),
      ),
    );
    const byWords = Map.groupBy(new Set(called), (one) => one.split(' → ')[0]);
    expect([...byWords.values()].filter((same) => same.length > 1)).toEqual([]);
  });
});

describe('what is answered', () => {
  const form = readOwn();

  test('is complete with what is asked for, and a condition asks for more', () => {
    expect(problems(form, COMPLETE, TERMS)).toEqual({});
    expect(problems(form, { ...COMPLETE, abroad: 'yes' }, TERMS)).toEqual({ visa: 'missing' });
    expect(shownFields(form, COMPLETE).map(({ id }) => id)).not.toContain('visa');
  });

  test.each([
    ['dates', '2026-03-04/2026-03-02', 'ends-before'],
    ['dates', '2026-03-04/', 'not-a-date'],
    ['dates', '2026-02-30/2026-03-02', 'not-a-date'],
    ['abroad', 'perhaps', 'not-a-choice'],
    ['actions', '', 'missing'],
    ['actions', rowsAnswer([['', 'Mei Tanaka']]), 'row-open'],
    ['actions', rowsAnswer([['Send it', '', 'soon']]), 'not-a-date'],
    ['papers', 'https://a.example/1 https://a.example/2 https://a.example/3', 'too-many'],
    ['papers', 'javascript:alert(1)', 'not-a-link'],
  ])('%s "%s" is %s', (id, answer, problem) => {
    expect(problems(form, { ...COMPLETE, [id]: answer }, TERMS)).toEqual({ [id]: problem });
  });

  test('a step that asks for nothing is passed by, both ways', () => {
    expect(stepFrom(form, COMPLETE, 1, 'on')).toBe(2);
    expect(stepFrom(form, COMPLETE, 1, 'back')).toBe(0);
    expect(stepFrom(form, { ...COMPLETE, abroad: 'yes' }, 1, 'on')).toBe(1);
  });

  test('rows keep their cells, whatever is typed in them', () => {
    const rows = [
      ['', 'only the second'],
      ['a\ttab and\na line', 'b', 'c'],
    ];
    expect(rowsOf(rowsAnswer(rows))).toEqual([
      ['', 'only the second'],
      ['a tab and a line', 'b', 'c'],
    ]);
    expect(rowsOf(rowsAnswer([[' ', '']]))).toEqual([]);
  });

  test('what was answered elsewhere since is kept, and the same words twice are none', () => {
    const before = capture({
      answers: { title: 'Theirs' },
      answeredAt: { title: '2026-03-02T10:00:00.000Z' },
    });
    const seen = { title: '2026-03-02T09:00:00.000Z' };
    expect(conflictsIn(before, { title: 'Mine' }, seen)).toEqual(['title']);
    expect(conflictsIn(before, { title: 'Theirs' }, seen)).toEqual([]);
    expect(conflictsIn(before, { title: 'Mine' }, { title: '2026-03-02T10:00:00.000Z' })).toEqual(
      [],
    );
    expect(conflictsIn(before, { title: 'Mine' }, {})).toEqual([]);
  });
});

describe('a platitude', () => {
  test.each([
    'Communication is key.',
    'Stakeholders must be involved early and coordination should be improved.',
    'Il faut renforcer la coordination avec les partenaires.',
    'Es importante involucrar a los socios desde el inicio y mejorar la comunicación.',
  ])('%s is asked about', (words) => expect(isVague(words)).toBe(true));

  test.each([
    'Order toolkits before the first course is announced.',
    'Register employers before domestic workers.',
    'Ask the Ministry of Labour for the list of employers in January.',
    'Commander les outils avant d’annoncer la première formation.',
    'Inscribir a los empleadores antes que a las trabajadoras del hogar.',
    '',
  ])('%s is not', (words) => expect(isVague(words)).toBe(false));
});

describe('as a document', () => {
  const words = createWords();
  const source = (answers: Record<string, string>) => ({
    capture: capture({ template: 'visit', answers, language: 'fr' as const, project: null }),
    template: readOwn(),
    ownerName: 'Mei Tanaka',
    projectTitle: null,
    publishedAt: new Date('2026-03-05T09:00:00Z'),
  });

  test('it has the layout of its template, and nothing that is not asked for any more', () => {
    const drawn = captureDocument(source({ ...COMPLETE, visa: 'A stamp' }), words);
    expect(drawn.title).toBe('A visit to Lima');
    expect(drawn.facts).toContainEqual({ label: 'dates', value: 'du 2 mars 2026 au 4 mars 2026' });
    expect(drawn.sections.map(({ heading, level }) => [heading, level ?? 1])).toEqual([
      ['What', 1],
      ['abroad', 2],
      ['After', 1],
      ['actions', 2],
      ['topics', 2],
    ]);
    const actions = drawn.sections.find(({ heading }) => heading === 'actions');
    expect(actions?.bullets).toEqual([
      { text: 'Send the draft', note: 'Who : Mei Tanaka · By : 1er avril 2026' },
    ]);
  });

  test('taken back, it says when and why, and nothing of what it said', () => {
    const given = source(COMPLETE);
    const history = [
      { move: 'published' as const, at: '2026-03-05T09:00:00Z', reason: '', file: 'a.docx' },
      {
        move: 'retracted' as const,
        at: '2026-03-09T09:00:00Z',
        reason: 'The figures were wrong.',
        file: null,
      },
    ];
    const drawn = retractedDocument({ ...given, capture: { ...given.capture, history } }, words);
    expect(JSON.stringify(drawn)).toContain('The figures were wrong.');
    expect(JSON.stringify(drawn)).toContain('9 mars 2026');
    expect(JSON.stringify(drawn)).not.toContain('Send the draft');
  });
});

test('the mission that somebody reports on is the one that is on, or that ended last', () => {
  const mission = (key: string, startsOn: string, endsOn: string, state = 'planned') =>
    ({ key, person: 'p', country: 'Peru', startsOn, endsOn, title: key, state }) as never;
  const all = [
    mission('old', '2025-10-01', '2025-10-05'),
    mission('last', '2026-02-10', '2026-02-14'),
    mission('cancelled', '2026-02-20', '2026-02-22', 'cancelled'),
    mission('coming', '2026-04-01', '2026-04-04'),
  ];
  expect(missionOf(all, { id: 'p' as never }, '2026-03-01')?.key).toBe('last');
  expect(missionOf(all, { id: 'p' as never }, '2026-07-01')).toBeNull();
  expect(missionOf(all, { id: 'q' as never }, '2026-03-01')).toBeNull();
});
