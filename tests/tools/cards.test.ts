import { describe, expect, test } from '@jest/globals';
import {
  actionNamed,
  CardError,
  fill,
  readCard,
  renderCard,
  toggled,
} from '../../tools/lib/cards.ts';

const form = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', style: 'heading', text: 'Open a **discussion**' },
    { type: 'RichTextBlock', inlines: ['As ', { type: 'TextRun', text: '**typed** [x](y)' }] },
    { type: 'FactSet', facts: [{ title: 'State', value: 'Open' }] },
    {
      type: 'ColumnSet',
      columns: [
        { items: [{ type: 'TextBlock', text: 'left' }] },
        { items: [{ type: 'TextBlock', text: 'right' }] },
      ],
    },
    {
      type: 'Table',
      rows: [
        {
          cells: [
            { items: [{ type: 'TextBlock', text: 'a1' }] },
            { items: [{ type: 'TextBlock', text: 'b1' }] },
          ],
        },
      ],
    },
    {
      type: 'Input.Text',
      id: 'title',
      label: 'Title',
      isRequired: true,
      maxLength: 10,
      errorMessage: 'Please give a title.',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'community',
      label: 'Community',
      choices: [
        { title: 'Skills', value: 'skills' },
        { title: 'Informal work', value: 'formalization' },
      ],
      value: 'skills',
    },
    { type: 'Input.Toggle', id: 'quote', title: 'Quote me', valueOn: 'on', valueOff: 'off' },
    { type: 'Input.Date', id: 'end', label: 'Last day', value: '2026-12-01' },
    { type: 'TextBlock', id: 'more', text: 'hidden at first', isVisible: false },
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Execute',
          title: 'Back',
          verb: 'go.back',
          associatedInputs: 'none',
          data: { to: '1' },
        },
      ],
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Create', verb: 'create', data: { id: 'x' } },
    { type: 'Action.OpenUrl', title: 'Read', url: 'https://example.org/a' },
    { type: 'Action.ToggleVisibility', title: 'More', targetElements: [{ elementId: 'more' }] },
    {
      type: 'Action.ShowCard',
      title: 'Hide',
      card: {
        body: [{ type: 'Input.Text', id: 'reason', label: 'Reason', isRequired: true }],
        actions: [{ type: 'Action.Submit', title: 'Hide it', data: { verb: 'hide' } }],
      },
    },
  ],
};

test('a card reads as text, with its inputs named and its actions numbered where they stand', () => {
  expect(renderCard(form).split('\n')).toEqual([
    '# Open a discussion',
    'As **typed** [x](y)',
    'State: Open',
    'left | right',
    'a1 | b1',
    '<title> Title *: …',
    '<community> Community: Skills',
    '  - Skills (skills)',
    '  - Informal work (formalization)',
    '<quote> Quote me: no',
    '<end> Last day: 2026-12-01',
    '[1] Back',
    '[2] Create   [3] Read https://example.org/a   [4] More',
    'Hide:',
    '  <reason> Reason *: …',
    '  [5] Hide it',
  ]);
});

describe('what an action sends', () => {
  const view = readCard(form);

  test('is every input of its card, given by id, label, choice title or yes', () => {
    expect(
      fill(actionNamed(view, 'Create'), {
        Title: 'Markets',
        community: 'informal work',
        quote: 'yes',
      }),
    ).toEqual({ title: 'Markets', community: 'formalization', quote: 'on', end: '2026-12-01' });
  });

  test('is nothing where the card says so', () => {
    expect(fill(actionNamed(view, 'go.back'))).toEqual({});
  });

  test('holds the inputs around a card inside the card as well', () => {
    const sent = fill(actionNamed(view, 'Hide it'), { reason: 'advertisement', title: 'x' });
    expect(Object.keys(sent)).toEqual(['title', 'community', 'quote', 'end', 'reason']);
  });

  test.each([
    [{}, 'Please give a title.'],
    [{ title: 'much too long for it' }, 'at most 10'],
    [
      { title: 'x', community: 'nowhere' },
      "'nowhere' is no choice; there is: Skills, Informal work",
    ],
    [{ title: 'x', end: 'tomorrow' }, 'a date like'],
    [{ title: 'x', colour: 'red' }, "takes no 'colour'; it takes: title, community, quote, end"],
  ])('is refused as a client would: %j', (given, why) => {
    expect(() => fill(actionNamed(view, 'create'), given as Record<string, string>)).toThrow(
      CardError,
    );
    expect(() => fill(actionNamed(view, 'create'), given as Record<string, string>)).toThrow(why);
  });
});

test('an action that is not there names those that are', () => {
  expect(() => actionNamed(readCard(form), 9)).toThrow(
    '1 Back, 2 Create, 3 Read, 4 More, 5 Hide it',
  );
  expect(() => actionNamed(readCard({ body: [] }), 1)).toThrow('no actions');
});

test('toggling shows what was hidden, and hides it again', () => {
  const { targets } = actionNamed(readCard(form), 'More');
  const shown = toggled(form, targets);
  expect(renderCard(shown)).toContain('hidden at first');
  expect(renderCard(toggled(shown, targets))).not.toContain('hidden at first');
});

test('anything at all may come as a card', () => {
  for (const odd of [
    null,
    7,
    'x',
    [],
    { body: 'x', actions: [1, null] },
    { body: [{ type: 'Nope', items: [{}] }] },
  ])
    expect(readCard(odd).actions).toEqual([]);
});
