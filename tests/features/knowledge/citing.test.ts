import { expect, test } from '@jest/globals';
import { createWords } from '../../../src/adapters/words/words.ts';
import { citedIn } from '../../../src/features/knowledge/citing.ts';
import {
  addressesOf,
  type Contradicted,
  type Product,
} from '../../../src/features/knowledge/model.ts';
import type { ProductId } from '../../../src/kernel/ids.ts';
import { differingSections } from '../../../src/views/differing.ts';
import { aProduct } from './library.ts';

const EVERYBODY = new Set(['all']);
const at = (name: string) => `https://praxis.example/sites/k/${name}.docx`;
const one = aProduct('one', { title: 'Deposits work', webUrl: at('one') });
const other = aProduct('other', { title: 'Deposits fail', webUrl: at('other') });
const closed = aProduct('closed', {
  webUrl: at('closed'),
  audience: { kind: 'named', people: [], driveId: 'd' },
});

const notice = (product: Product, given: Partial<Contradicted['contradiction']> = {}) => ({
  contradiction: {
    id: 'c1',
    why: 'One says a deposit helps.',
    state: 'open' as const,
    outcome: null,
    flaggedAt: new Date(0),
    settledAt: null,
    ...given,
  },
  other: product,
});

function citing(notices: ReadonlyMap<ProductId, readonly Contradicted[]>) {
  const all = [one, other, closed];
  return citedIn({
    work: {
      run: (action) =>
        action({
          products: {
            byAddress: async (addresses: readonly string[]) =>
              all.find(({ webUrl }) => addresses.includes(webUrl)) ?? null,
          },
        } as never),
    },
    among: async (_, items) => new Map([...notices].filter(([id]) => items.includes(id))),
  });
}

const both = new Map([
  [one.id, [notice(other)]],
  [other.id, [notice(one)]],
  [closed.id, [notice(one)]],
]);

test('what a text cites by address carries its notices, whatever stands behind the address', async () => {
  const cited = await citing(both)([`Resource — ${at('one')}.`, 'nothing', at('two')], EVERYBODY);
  expect(cited.map(({ product }) => product.id)).toEqual([one.id]);
});

test('an address is known by its path alone as SharePoint writes it, and with what stands behind as a catalogue does', () => {
  const file = 'https://contoso.sharepoint.com/sites/k/two words.docx';
  for (const pasted of [
    'https://contoso.sharepoint.com/:w:/r/sites/k/two%20words.docx?web=1',
    'https://contoso.sharepoint.com/sites/k/Two%20Words.docx',
  ])
    expect(addressesOf(pasted)).toContain(file);
  const record = 'https://labordoc.example/discovery/fulldisplay?docid=alma99&vid=41';
  expect(addressesOf(record)[0]).toBe(record);
  expect(addressesOf(`${record}#all`)).toContain(record);
  expect(addressesOf(record)).not.toContain(record.replace('99', '98'));
  expect(addressesOf('no address')).toEqual([]);
});

test('a document that not everybody may open is not said to be cited', async () => {
  expect(await citing(both)([`See ${at('closed')}`], EVERYBODY)).toEqual([]);
});

test('a published document names a pair once, in its language, with what came of it', async () => {
  const cited = await citing(both)([`${at('one')} and ${at('other')}`], EVERYBODY);
  const words = createWords();
  const [section] = differingSections(cited, 'fr', words);
  expect(section?.bullets).toEqual([
    { text: 'Deposits work', note: expect.stringContaining('Deposits fail') },
  ]);
  const settled = cited.map((each) => ({
    ...each,
    notices: [notice(other, { state: 'settled', outcome: 'Both, by region.' })],
  }));
  expect(differingSections(settled, 'en', words)[0]?.bullets[0]?.note).toContain(
    'Both, by region.',
  );
  expect(differingSections([], 'en', words)).toEqual([]);
});
