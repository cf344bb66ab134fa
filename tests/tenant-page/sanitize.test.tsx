import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { CardView } from '../../src/adapters/tenant/page/cards/card-view.tsx';
import { markdown } from '../../src/adapters/tenant/page/cards/markdown.ts';
import { editable, marked } from '../../src/adapters/tenant/page/conversation/editable.ts';
import { rich } from '../../src/adapters/tenant/page/conversation/rich.tsx';
import { linksOf, ownPlace, tabPlace } from '../../src/adapters/tenant/page/links.ts';

afterEach(cleanup);

/** Whatever is written, none of these may ever stand in the page. */
const HARMFUL = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a href="javascript:alert(1)">x</a></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\tscript:alert(1)">x</a>',
  '<form action="https://evil.example"><button formaction="javascript:alert(1)">x</button></form>',
  '<p style="background:url(https://evil.example)" onclick="alert(1)" id="root">x</p>',
  '[x](javascript:alert(1))',
  '[x](https://a.example/"onmouseover="alert(1))',
  '[<img src=x onerror=alert(1)>](https://a.example/)',
  '**<b onclick=alert(1)>x</b>**',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
];

function mustBeHarmless(root: Element): void {
  expect(root.querySelector('script, iframe, object, embed, svg, form, style, math')).toBeNull();
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^formaction$/);
      expect(value).not.toMatch(/^\s*java\s*script:/i);
    }
  }
}

test.each(HARMFUL)('A message that says %s does nothing', (text) => {
  const { container } = render(<div>{rich(text)}</div>);
  mustBeHarmless(container);
  expect(container.querySelector('[id], [style], img')).toBeNull();
});

test.each(HARMFUL)('A card that says %s does nothing', (text) => {
  const root = document.createElement('div');
  root.innerHTML = markdown(text);
  mustBeHarmless(root);
  expect(root.querySelector('img, button')).toBeNull();
});

test('The Markdown of cards: bold, italic, links and lists, everything else as it was typed', () => {
  expect(markdown('**bold** and _soft_ <b>')).toBe(
    '<p><strong>bold</strong> and <em>soft</em> &lt;b&gt;</p>',
  );
  expect(markdown('[there](https://a.example/b_c_d?x=1&y=2)')).toBe(
    '<p><a href="https://a.example/b_c_d?x=1&amp;y=2">there</a></p>',
  );
  expect(markdown('Two:\n- one\n- two\n\n1. first')).toBe(
    '<p>Two:</p><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>',
  );
  expect(markdown('snake_case_name and 2*3*4')).toBe('<p>snake_case_name and 2*3*4</p>');
});

test('A message keeps its paragraphs, lists, links and mentions', () => {
  const { container } = render(
    <div>
      {rich(
        '<p>Hello <at id="0">Praxis</at>,<br>see <a href="https://a.example/">this</a></p><ul><li>one</li></ul>',
      )}
    </div>,
  );
  expect(container.querySelector('.mention')?.textContent).toBe('Praxis');
  expect(container.querySelector('a')?.getAttribute('rel')).toContain('noopener');
  expect(container.querySelectorAll('p, br, ul, li')).toHaveLength(4);
});

const text = (words: string) => ({ type: 'TextBlock', text: words });
let deep: object = text('deep');
for (let level = 0; level < 200; level += 1) deep = { type: 'Container', items: [deep] };

test.each([
  ['null', null],
  ['a word', 'card'],
  ['a list', []],
  ['no type', { body: 1 }],
  ['a body that is none', { type: 'AdaptiveCard', version: '1.5', body: 'x' }],
  [
    'elements that are none',
    { type: 'AdaptiveCard', version: '1.5', body: [null, 3, { type: {} }] },
  ],
  ['a version of the future', { type: 'AdaptiveCard', version: '9.9', body: [text('x')] }],
  ['two hundred levels', { type: 'AdaptiveCard', version: '1.5', body: [deep] }],
  ['a prototype', JSON.parse('{"type":"AdaptiveCard","__proto__":{"x":1},"body":[]}') as unknown],
  [
    'actions that are none',
    { type: 'AdaptiveCard', version: '1.5', body: [], actions: [{ type: 'X' }, null] },
  ],
])('A card of %s leaves the page standing', (_, json) => {
  const { container, getByText } = render(
    <main>
      <p>before</p>
      <CardView json={json} onAction={() => {}} />
      <p>after</p>
    </main>,
  );
  getByText('before');
  getByText('after');
  mustBeHarmless(container);
});

test('No address of a card runs anything, wherever in it', () => {
  const run = { type: 'Action.OpenUrl', title: 'Run', url: 'javascript:alert(1)' };
  const json = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      text('[x](javascript:alert(1)) <img src=x onerror=alert(1)>'),
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'run', selectAction: run }] },
      { type: 'Image', url: 'javascript:alert(1)', selectAction: run },
      {
        type: 'Container',
        items: [text('y')],
        selectAction: run,
        backgroundImage: 'javascript:alert(1)',
      },
      {
        type: 'Media',
        poster: 'javascript:alert(1)',
        sources: [{ mimeType: 'video/mp4', url: 'javascript:alert(1)' }],
      },
    ],
    actions: [{ ...run, iconUrl: 'javascript:alert(1)' }],
  };
  const onAction = jest.fn();
  const { container, getAllByRole } = render(<CardView json={json} onAction={onAction} />);
  mustBeHarmless(container);
  getAllByRole('link', { name: 'Run' }).at(-1)?.click();
  expect(onAction).toHaveBeenCalledTimes(1);
});

test.each([
  [
    'https://teams.microsoft.com/l/entity/app/praxis?context=%7B%22subEntityId%22%3A%22%2Fsearch%22%7D',
    { appId: 'app', tabId: 'praxis', path: '/search' },
  ],
  ['https://teams.microsoft.com/l/entity/app/praxis', { appId: 'app', tabId: 'praxis', path: '' }],
  [
    'https://teams.microsoft.com/l/entity/app/praxis?context=broken',
    { appId: 'app', tabId: 'praxis', path: '' },
  ],
  ['https://teams.microsoft.com/l/message/1/2', null],
  ['https://teams.microsoft.com.evil.example/l/entity/app/praxis', null],
  ['javascript:alert(1)', null],
])('%s is a place in a tab, or none', (address, place) => {
  expect(tabPlace(address)).toEqual(place);
});

test('Of the addresses in a text those of the app’s domains are opened for a preview', () => {
  const text =
    'See https://a.things.example/1, http://things.example/2?x=(1) and https://b.a.things.example';
  expect(linksOf(text, ['things.example'])).toEqual(['http://things.example/2?x=(1']);
  expect(linksOf(text, ['*.things.example'])).toEqual(['https://a.things.example/1']);
});

test('A message is edited without the bot’s name, and people stay named', () => {
  const html = '<p><at id="0">Praxis</at> ask <at id="1">Mei Tanaka</at><br>today &amp; soon</p>';
  const before = editable(html, 'Praxis');
  expect(before.text).toBe('ask @Mei Tanaka\ntoday & soon');
  expect(marked(`${before.text}!`, before.names)).toBe('ask <at>Mei Tanaka</at>\ntoday & soon!');
});

const APP = { id: 'praxis', tabs: [{ id: 'home', url: 'http://127.0.0.1:3978/tab/' }] };

test.each([
  ['http://127.0.0.1:3978/tab/discussions/7', '/discussions/7'],
  ['http://127.0.0.1:3978/tab/search?q=a', '/search?q=a'],
  ['http://127.0.0.1:3978/tab/', '/'],
])('%s is a page of the app’s own tab', (address, path) => {
  expect(ownPlace(address, APP)).toEqual({ appId: 'praxis', tabId: 'home', path });
});

test.each([
  'http://127.0.0.1:3978/dev',
  'http://127.0.0.1:3978/table/1',
  'https://evil.example/tab/discussions/7',
  'javascript:alert(1)',
])('%s is not', (address) => {
  expect(ownPlace(address, APP)).toBeNull();
});
