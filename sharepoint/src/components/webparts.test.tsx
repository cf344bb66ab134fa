import { readFileSync } from 'node:fs';
import { fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { NoAnswer, type Praxis, type Related } from '../praxis';
import { OpenDiscussions } from './OpenDiscussions';
import { RelatedKnowledge } from './RelatedKnowledge';
import type { Strings } from './words';

// What looks for faults of access reads the whole page, which takes a busy machine its time.
jest.setTimeout(60_000);

const LOCALES = ['en-us', 'fr-fr', 'es-es'] as const;

/** As SharePoint's loader reads them. */
function stringsOf(locale: string): Strings {
  const source = readFileSync(`${__dirname}/../../src/loc/${locale}.js`, 'utf8');
  let found: Strings | undefined;
  new Function('define', source)((_: unknown, make: () => Strings) => {
    found = make();
  });
  if (!found) throw new Error(locale);
  return found;
}

const STRINGS = stringsOf('en-us');

const item = (changes: Partial<Related['items'][number]>): Related['items'][number] => ({
  id: '1',
  title: 'Registering domestic workers',
  language: 'en',
  webUrl: 'https://contoso.sharepoint.com/guide.docx',
  publishedOn: '2025-03',
  owner: 'Amina Diallo',
  outdated: false,
  contradicted: false,
  why: ['same topic: Domestic work'],
  ...changes,
});

const praxis = (given: Partial<Praxis>): Praxis => ({
  related: async () => ({ items: [item({})] }),
  discussions: async () => ({ items: [] }),
  communities: async () => ({ items: [{ id: 'skills', name: 'Skills' }] }),
  link: async (path) => `https://praxis.example.org/tab${path}`,
  ...given,
});

const related = (given: Partial<Praxis>, locale = 'en-us'): JSX.Element => (
  <RelatedKnowledge
    praxis={praxis(given)}
    strings={stringsOf(locale)}
    locale={locale}
    page={{ address: 'https://contoso.sharepoint.com/page', title: 'Page' }}
    limit={5}
  />
);

const open = (given: Partial<Praxis>, community = '', locale = 'en-us'): JSX.Element => (
  <OpenDiscussions
    praxis={praxis(given)}
    strings={stringsOf(locale)}
    locale={locale}
    community={community}
  />
);

/** Colours are the page's own, and there is no layout here to see them by. */
const NOT_HERE = { region: { enabled: false }, 'color-contrast': { enabled: false } };

const faultsOf = async (element: Element): Promise<string[]> =>
  (await axe.run(element, { rules: NOT_HERE })).violations.map(({ id }) => id);

test('the three languages have the same words, all of them their own', () => {
  const [en, fr, es] = LOCALES.map((locale) => stringsOf(locale)) as [Strings, Strings, Strings];
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  expect(Object.keys(es)).toEqual(Object.keys(en));
  const alike = (Object.keys(en) as (keyof Strings)[]).filter(
    (key) => en[key] === fr[key] || en[key] === es[key],
  );
  // "Contribution" is French too.
  expect(alike).toEqual(['ContributionsOne', 'ContributionsOther']);
});

test('an item says why it is shown, of when it is and who answers for it; all of it without a fault of access', async () => {
  const { container } = render(related({}));
  const title = await screen.findByRole('link', { name: 'Registering domestic workers' });
  expect(title.getAttribute('href')).toBe('https://contoso.sharepoint.com/guide.docx');
  expect(title.getAttribute('lang')).toBe('en');
  expect(container.textContent).toContain('same topic: Domestic work');
  expect(container.textContent).toContain('March 2025');
  expect(container.textContent).toContain('Owner: Amina Diallo');
  const inPraxis = screen.getByRole('link', { name: /^Open in Praxis: Registering/ });
  expect(inPraxis.getAttribute('href')).toBe('https://praxis.example.org/tab/knowledge/1');
  expect(await faultsOf(container)).toEqual([]);
});

test('what is past its review or contradicted says so in words', async () => {
  render(
    related({ related: async () => ({ items: [item({ outdated: true, contradicted: true })] }) }),
  );
  await screen.findByText(STRINGS.Outdated);
  await screen.findByText(STRINGS.Contradicted);
});

test('what is no web address is words and no link', async () => {
  const webUrl = 'javascript:alert(1)';
  render(related({ related: async () => ({ items: [item({ webUrl })] }) }));
  const title = await screen.findByText('Registering domestic workers');
  expect(title.closest('a')).toBeNull();
});

test('while it looks it says so; a trouble has its remedy, and trying again helps', async () => {
  let down = true;
  render(
    related({
      related: async () => {
        if (down) throw new NoAnswer('unreachable');
        return { items: [item({})] };
      },
    }),
  );
  expect(screen.getByRole('status').textContent).toBe(STRINGS.Loading);
  await screen.findByText(STRINGS.Unreachable);
  down = false;
  fireEvent.click(screen.getByRole('button', { name: STRINGS.Retry }));
  await screen.findByRole('link', { name: 'Registering domestic workers' });
});

test('an author who entered no address is told where to enter it', async () => {
  render(
    related({
      related: async () => {
        throw new NoAnswer('no-address');
      },
    }),
  );
  await screen.findByText(STRINGS.NoAddress);
  expect(screen.queryByRole('button')).toBeNull();
});

const DISCUSSION = {
  id: '7',
  title: 'Des apprentissages qui durent',
  community: { id: 'skills', name: 'Skills' },
  language: 'fr',
  endsAt: '2026-12-04T17:00:00Z',
  contributions: 1,
};

test('an open discussion says until when it runs and how much was said, by the reader’s locale', async () => {
  const discussions = async () => ({
    items: [DISCUSSION, { ...DISCUSSION, id: '8', contributions: 1200 }],
  });
  const { container } = render(open({ discussions }, '', 'es-es'));
  await screen.findAllByText(/Abierto hasta el 4 de diciembre de 2026/);
  expect(container.textContent).toContain('1 contribución');
  expect(container.textContent).toMatch(/1[.\s]?200 contribuciones/);
  expect(container.textContent).toContain('Skills');
  expect(await faultsOf(container)).toEqual([]);
});

test('of one community the heading says which, and the lines do not repeat it', async () => {
  const discussions = async () => ({ community: DISCUSSION.community, items: [DISCUSSION] });
  render(open({ discussions }, 'skills'));
  await screen.findByRole('heading', { name: 'Open discussions: Skills' });
  expect(screen.queryByText('Skills')).toBeNull();
});

test('where nothing runs it says what to do, to who is in no community something else', async () => {
  const { unmount } = render(open({}));
  await screen.findByText(STRINGS.NothingOpen);
  unmount();
  render(open({ communities: async () => ({ items: [] }) }));
  await screen.findByText(STRINGS.NotInAny);
  expect(screen.getByRole('link', { name: STRINGS.SeeAll }).getAttribute('href')).toContain(
    '/communities',
  );
});

test('an answer that comes after the page changed is nobody’s', async () => {
  const gates: ((value: Related) => void)[] = [];
  const slow = praxis({ related: () => new Promise((resolve) => gates.push(resolve)) });
  const at = (title: string): JSX.Element => (
    <RelatedKnowledge
      praxis={slow}
      strings={STRINGS}
      locale="en-us"
      page={{ address: 'https://contoso.sharepoint.com/page', title }}
      limit={5}
    />
  );
  const { rerender } = render(at('first'));
  rerender(at('second'));
  gates[1]?.({ items: [item({ title: 'of the second' })] });
  await screen.findByText('of the second');
  gates[0]?.({ items: [item({ title: 'of the first' })] });
  await Promise.resolve();
  expect(screen.queryByText('of the first')).toBeNull();
});
