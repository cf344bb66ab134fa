import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../bot/plain-text.ts';
import { MOST_CHARACTERS, readTurn } from '../../bot/turn.ts';

const PERSON = '00000000-0000-4000-8000-000000000001';

const activity = (more: Record<string, unknown> = {}) => ({
  type: 'message',
  id: '1700000000001',
  text: 'hello',
  locale: 'fr-FR',
  from: { id: '29:x', name: 'X', aadObjectId: PERSON },
  recipient: { id: '28:praxis', name: 'Praxis' },
  conversation: { id: 'a:chat', conversationType: 'personal' },
  ...more,
});

test('any JSON at all is read without an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readTurn(value);
    }),
    { numRuns: 500 },
  );
});

test('any field may be anything: the turn keeps its shape', () => {
  const anything = fc.jsonValue();
  const hostile = fc.record(
    {
      type: fc.oneof(fc.constantFrom('message', 'invoke', 'installationUpdate'), fc.string()),
      id: anything,
      name: fc.oneof(fc.constant('adaptiveCard/action'), anything),
      text: anything,
      value: anything,
      entities: anything,
      channelData: anything,
      from: anything,
      recipient: anything,
      replyToId: anything,
      locale: anything,
      conversation: fc.oneof(fc.record({ id: fc.string({ minLength: 1 }) }), anything),
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(hostile, (value) => {
      const turn = readTurn(value);
      if (!turn) return;
      const kinds = ['message', 'submit', 'invoke', 'install', 'uninstall', 'named', 'ignored'];
      expect(kinds).toContain(turn.kind);
      if ('data' in turn) {
        for (const entry of Object.values(turn.data)) expect(typeof entry).toBe('string');
      }
      if (turn.kind === 'message') expect(turn.text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    }),
    { numRuns: 1_000 },
  );
});

test('a message in a chat names its person, its language and a key that a resend repeats', () => {
  expect(readTurn(activity())).toMatchObject({
    kind: 'message',
    text: 'hello',
    tooLong: false,
    person: PERSON,
    language: 'fr',
    place: { kind: 'chat' },
    sourceKey: 'a:chat|1700000000001',
  });
});

test('in a channel the mention of the bot goes, mentions of others stay as names', () => {
  const turn = readTurn(
    activity({
      text: '<at>Praxis</at>&nbsp;ask <at>Ana Ruiz</at> about R&amp;D<br>please',
      conversation: { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel' },
      channelData: { channel: { id: '19:c@thread.tacv2' }, team: { id: '19:g', aadGroupId: 'T' } },
      replyToId: '17',
      entities: [
        { type: 'mention', mentioned: { id: '28:praxis' }, text: '<at>Praxis</at>' },
        { type: 'mention', mentioned: { id: '29:ana' }, text: '<at>Ana Ruiz</at>' },
      ],
    }),
  );
  expect(turn).toMatchObject({
    text: 'ask Ana Ruiz about R&D\nplease',
    place: {
      kind: 'channel',
      channelId: '19:c@thread.tacv2',
      teamId: 'T',
      thread: '17',
      mentioned: true,
    },
  });
});

test('a text over the limit is no text to be cut but a message to be refused', () => {
  expect(readTurn(activity({ text: 'x'.repeat(100_000) }))).toMatchObject({
    kind: 'message',
    text: '',
    tooLong: true,
  });
});

test('a pressed button brings its verb and its fields as words, whatever else it brings', () => {
  const data = { verb: 'x.y', id: 7, on: true, deep: { a: 1 }, list: [1], text: 'a\u0000b\u202ec' };
  expect(
    readTurn(
      activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: 'x.y', data } },
      }),
    ),
  ).toMatchObject({ kind: 'invoke', verb: 'x.y', data: { id: '7', on: 'true', text: 'abc' } });
  expect(readTurn(activity({ value: data }))).toMatchObject({ kind: 'submit', verb: 'x.y' });
});

test('a button without a verb is still a press, so that it is answered', () => {
  expect(readTurn(activity({ value: { anything: 1 } }))).toMatchObject({
    kind: 'submit',
    verb: '',
  });
});

test('an activity of nobody in particular has no person, not a made-up one', () => {
  const nobody = readTurn(activity({ from: { id: '29:x', aadObjectId: '../../etc/passwd' } }));
  expect(nobody?.person).toBeNull();
});

test.each([
  ['a &lt;script&gt;alert(1)&lt;/script&gt;', 'a <script>alert(1)</script>'],
  ['<p>one</p><p>two&nbsp;three</p>', 'one\ntwo three'],
  ['x < 5 and y > 3', 'x < 5 and y > 3'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['&#233;t&#xE9;', 'été'],
  ['&#xD800;&#0;&#99999999;', '&#xD800;&#0;&#99999999;'],
  ['<div><ul><li>un</li><li>deux</li></ul></div>', 'un\ndeux'],
])('markup %j reads as %j', (markup, text) => {
  expect(plainText(markup)).toBe(text);
});
