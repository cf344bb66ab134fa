import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, opened } from '../support/journey-steps.ts';

/** Members who were there before anybody heard of notices: the usual weekly digest comes without a press. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

test('who never chose hears once a week, and who chose silence does not', async () => {
  j = await s.journey();
  const quiet = await j.tab(j.person('Fatou Ndiaye'));
  await quiet.put('/notices/formalization', { level: 'none' });
  await j.app.actions.alerts.levels.beginAll();
  await j.app.actions.alerts.levels.beginAll();
  const { id, title } = await opened(j);
  await contributesInTab(j, j.person('Carlos Mendoza'), id, 'En Ica basta un solo trámite.');
  await j.clock.advance(8);
  const told = (name: string) =>
    j
      .person(name)
      .chat()
      .filter(({ from }) => from === 'bot')
      .filter((message) => JSON.stringify(message).includes(title)).length;
  expect([told('Omar Haddad'), told('Fatou Ndiaye')]).toEqual([1, 0]);
});
