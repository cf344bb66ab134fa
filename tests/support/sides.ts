import { expect } from '@jest/globals';
import type { Journey } from './journey.ts';
import type { Tab, TabAnswer } from './journey-tab.ts';
import type { FakePerson } from './teams.ts';

/** What differs from press to press, and the ids of what each product made by itself. */
const plainWith = (known: ReadonlySet<string>) => (text: string) =>
  text
    .replaceAll(/"nonce":"[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
      known.has(id) ? id : 'made',
    );

/** The same bytes; where they are not, what stands around the first that differs. */
function alike(asked: string, one: string, other: string): void {
  const at = [...one].findIndex((_, index) => one[index] !== other[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 100);
  const differs = one === other ? null : [around(one), around(other)];
  expect({ asked, differs }).toEqual({ asked, differs: null });
}

/** Two products that one person asks the same things, through every surface. */
export interface Sides {
  readonly tab: Tab;
  readonly person: FakePerson;
  /** Status, headers but the date, and body of an answer. */
  bare(answer: TabAnswer): string;
  same(method: string, path: string, body?: unknown): Promise<TabAnswer>;
  sameInvoke(name: string, value: unknown): Promise<void>;
  /** The card that answers these words in the chat. */
  sameCard(words: string): Promise<void>;
}

/** @param ids that both products have from before they were parted; others are each product's own */
export async function sidesOf(
  journeys: readonly [Journey, Journey],
  name: string,
  ids: ReadonlySet<string>,
): Promise<Sides> {
  const plain = plainWith(ids);
  const people = journeys.map((j) => j.person(name));
  const tabs = await Promise.all(journeys.map((j) => j.tab(j.person(name))));
  const [tab] = tabs;
  const [person] = people;
  if (!tab || !person) throw new Error('nobody asks');
  const bare = ({ status, headers, text }: TabAnswer): string =>
    plain(
      JSON.stringify({ status, headers: [...headers].filter(([key]) => key !== 'date'), text }),
    );
  return {
    tab,
    person,
    bare,
    async same(method, path, body) {
      const [one, other] = await Promise.all(tabs.map((each) => each.asks(method, path, body)));
      if (!one || !other) throw new Error('nobody answered');
      alike(`${method} ${path}`, bare(one), bare(other));
      return one;
    },
    async sameInvoke(invoke, value) {
      const [one, other] = await Promise.all(
        people.map(async (who) =>
          plain(JSON.stringify(await who.sends({ type: 'invoke', name: invoke, value }))),
        ),
      );
      alike(JSON.stringify(value), one ?? '', other ?? '');
    },
    async sameCard(words) {
      const [one, other] = await Promise.all(
        people.map(async (who) => {
          await who.says(words);
          return plain(JSON.stringify(who.seesCard()));
        }),
      );
      alike(`in the chat: ${words}`, one ?? '', other ?? '');
    },
  };
}
