import { CardError } from './cards.ts';

/** A line of the chat client, understood. */
export type Command =
  | { readonly kind: 'say'; readonly text: string }
  | {
      readonly kind: 'press';
      readonly action: string;
      readonly inputs: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'reply'; readonly post: number; readonly text: string }
  | { readonly kind: 'plain'; readonly post: number | null; readonly text: string }
  | { readonly kind: 'edit'; readonly back: number; readonly text: string }
  | { readonly kind: 'delete'; readonly back: number }
  | {
      readonly kind: 'react';
      readonly back: number;
      readonly type: string;
      readonly remove: boolean;
    }
  | { readonly kind: 'as' | 'in'; readonly name: string }
  | { readonly kind: 'who' | 'where' | 'help' | 'quit' | 'card' | 'nothing' };

/**
 * `/1 field=value other="long text"` presses, `/reply 2 text` answers a post, anything without a slash is said.
 * `//text` says text that begins with a slash; `\n` in quotes is a line break.
 * @throws CardError when the line is no command that is known
 */
export function readCommand(line: string): Command {
  const trimmed = line.trim();
  if (trimmed === '') return { kind: 'nothing' };
  if (trimmed.startsWith('//')) return { kind: 'say', text: trimmed.slice(1) };
  if (!trimmed.startsWith('/')) return { kind: 'say', text: trimmed };
  const [, word = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(trimmed) ?? [];
  if (/^\d+$/.test(word)) return { kind: 'press', action: word, inputs: readInputs(rest) };
  if (word === 'press') {
    const [, quoted, plain, inputs = ''] = /^(?:"([^"]+)"|(\S+))\s*([\s\S]*)$/.exec(rest) ?? [];
    return { kind: 'press', action: quoted ?? plain ?? '', inputs: readInputs(inputs) };
  }
  if (word === 'reply') {
    const [, post, text] = /^(\d+)\s+([\s\S]+)$/.exec(rest) ?? [];
    if (!post || !text) throw new CardError('/reply <number of the post> <text>');
    return { kind: 'reply', post: Number(post), text };
  }
  const changed = readChange(word, rest);
  if (changed) return changed;
  if (word === 'as' || word === 'in') {
    if (rest === '')
      throw new CardError(`/${word} ${word === 'as' ? '<person>' : '<channel|personal>'}`);
    return { kind: word, name: rest };
  }
  if (['who', 'where', 'help', 'quit', 'card'].includes(word))
    return { kind: word as 'who' | 'where' | 'help' | 'quit' | 'card' };
  throw new CardError(`There is no /${word}; /help lists what there is. (//${word} says it.)`);
}

/** What is done to a message that stands, which is told by counting back: 1 is the last. */
function readChange(word: string, rest: string): Command | null {
  if (word === 'plain') {
    const [, post, text] = /^(?:#(\d+)\s+)?([\s\S]+)$/.exec(rest) ?? [];
    if (!text) throw new CardError('/plain <text> or /plain #<post> <text>');
    return { kind: 'plain', post: post ? Number(post) : null, text };
  }
  if (word === 'edit') {
    const [, back, text] = /^(\d+)\s+([\s\S]+)$/.exec(rest) ?? [];
    if (!back || !text) throw new CardError('/edit <n> <text>: 1 is the last thing you said here');
    return { kind: 'edit', back: Number(back), text };
  }
  if (word === 'delete') {
    if (!/^\d+$/.test(rest)) throw new CardError('/delete <n>: 1 is the last thing you said here');
    return { kind: 'delete', back: Number(rest) };
  }
  if (word === 'react') {
    const [, back, minus, type] = /^(\d+)\s+(-?)(\S+)$/.exec(rest) ?? [];
    if (!back || !type)
      throw new CardError(
        '/react <n> like, or -like to take it back: 1 is the last of others here',
      );
    return { kind: 'react', back: Number(back), type, remove: minus === '-' };
  }
  return null;
}

/** `a=1 b="two words"` as a record. */
export function readInputs(rest: string): Record<string, string> {
  const inputs: Record<string, string> = {};
  let left = rest.trim();
  while (left !== '') {
    const match =
      /^("[^"]+"|[^\s=]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))\s*/.exec(left) ?? ([] as string[]);
    const [whole, name, quoted, plain] = match;
    if (whole === undefined || name === undefined)
      throw new CardError(`'${left}' is no input; write field=value or field="long text".`);
    inputs[name.replaceAll('"', '')] = quoted === undefined ? (plain ?? '') : unescaped(quoted);
    left = left.slice(whole.length);
  }
  return inputs;
}

const unescaped = (quoted: string): string =>
  quoted.replaceAll(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));

export const HELP = `Anything you type is said to Praxis. Besides:
  /1  /1 field=value other="long text"   press action 1 of the last card (also: /press "Title" field=value)
  /reply <n> <text>                      answer post n of a channel
  /plain <text>     say it without naming Praxis; /plain #<n> <text> answers post n
  /edit <n> <text>  /delete <n>          change or take back what you said: 1 is the last
  /react <n> like   to what others said: 1 is the last (-like takes it back)
  /as <person>      be somebody else     /in <channel|personal>   go somewhere else
  /who  the people  /where  your places  /card  show the last card again
  //text            say text that begins with a slash
  /help  /quit`;
