import { expect, test } from '@jest/globals';
import { readCommand, readInputs } from '../../tools/lib/command-line.ts';

test('what has no slash is said, and two slashes say one', () => {
  expect(readCommand('  how did others do it? ')).toEqual({
    kind: 'say',
    text: 'how did others do it?',
  });
  expect(readCommand('//1 is not a command')).toEqual({ kind: 'say', text: '/1 is not a command' });
  expect(readCommand('   ')).toEqual({ kind: 'nothing' });
});

test('a number presses that action, with inputs', () => {
  expect(readCommand('/2')).toEqual({ kind: 'press', action: '2', inputs: {} });
  expect(readCommand('/1 question=0 text="two lines:\\nand a \\"word\\"" quote=yes')).toEqual({
    kind: 'press',
    action: '1',
    inputs: { question: '0', text: 'two lines:\nand a "word"', quote: 'yes' },
  });
});

test('an action may be pressed by its title', () => {
  expect(readCommand('/press "Open the discussion" title=x')).toEqual({
    kind: 'press',
    action: 'Open the discussion',
    inputs: { title: 'x' },
  });
});

test('a post is answered by its number', () => {
  expect(readCommand('/reply 3 I agree, = and "quotes" stay')).toEqual({
    kind: 'reply',
    post: 3,
    text: 'I agree, = and "quotes" stay',
  });
});

test('what stands is edited, deleted and reacted to by counting back', () => {
  expect(readCommand('/edit 2 in Ica, too')).toEqual({
    kind: 'edit',
    back: 2,
    text: 'in Ica, too',
  });
  expect(readCommand('/delete 1')).toEqual({ kind: 'delete', back: 1 });
  expect(readCommand('/react 1 like')).toEqual({
    kind: 'react',
    back: 1,
    type: 'like',
    remove: false,
  });
  expect(readCommand('/react 3 -heart')).toMatchObject({ type: 'heart', remove: true });
});

test('a channel hears also what does not name Praxis', () => {
  expect(readCommand('/plain among us')).toEqual({ kind: 'plain', post: null, text: 'among us' });
  expect(readCommand('/plain #2 in that thread')).toEqual({
    kind: 'plain',
    post: 2,
    text: 'in that thread',
  });
});

test.each([
  ['/edit first', '/edit <n>'],
  ['/delete last', '/delete <n>'],
  ['/react like', '/react <n>'],
  ['/plain', '/plain <text>'],
  ['/reply hello', '/reply <number'],
  ['/as', '/as <person>'],
  ['/in', '/in <channel|personal>'],
  ['/dance', 'There is no /dance'],
  ['/1 text', "'text' is no input"],
])('%s is explained', (line, why) => {
  expect(() => readCommand(line)).toThrow(why);
});

test('a label with blanks can name an input', () => {
  expect(readInputs('"Last day"=2026-12-01 empty=""')).toEqual({
    'Last day': '2026-12-01',
    empty: '',
  });
});
