// Before what they stand for is loaded: SharePoint's own scripts run in its pages alone.
jest.mock('@microsoft/sp-webpart-base', () => ({ BaseClientSideWebPart: class {} }));
jest.mock('@microsoft/sp-core-library', () => ({ Version: { parse: (text: string) => text } }));
jest.mock('@microsoft/sp-http', () => ({
  HttpClient: { configurations: { v1: 1 } },
  AadHttpClient: { configurations: { v1: 1 } },
}));
jest.mock('@microsoft/sp-property-pane', () => {
  const field = (path: string, properties: object): object => ({ path, properties });
  return { PropertyPaneTextField: field, PropertyPaneDropdown: field, PropertyPaneSlider: field };
});
jest.mock('PraxisStrings', () => new Proxy({}, { get: (_, name) => String(name) }), {
  virtual: true,
});

import { screen, waitFor } from '@testing-library/react';
import OpenDiscussionsWebPart from './openDiscussions/OpenDiscussionsWebPart';
import RelatedKnowledgeWebPart from './relatedKnowledge/RelatedKnowledgeWebPart';

/** What SharePoint calls of a web part, and gives to it. */
interface Shell {
  properties: Record<string, unknown>;
  context: unknown;
  domElement: HTMLElement;
  render(): void;
  onThemeChanged(theme: unknown): void;
  onPropertyPaneConfigurationStart(): void;
  onPropertyPaneFieldChanged(path: string): void;
  getPropertyPaneConfiguration(): {
    pages: { groups: { groupFields: Field[] }[] }[];
  };
}
interface Field {
  path: string;
  properties: {
    onGetErrorMessage?: (value: string) => string;
    options?: { key: string; text: string }[];
    min?: number;
    max?: number;
  };
}

const HERE = 'https://praxis.example.org';
const THERE = 'https://knowledge.example.org';

/** Each address has communities of its own, and answers nothing else. */
function sharePoint(): { readonly asked: string[]; readonly context: unknown } {
  const asked: string[] = [];
  const answer = (url: string): object => {
    const { origin, pathname } = new URL(url);
    if (pathname.endsWith('/service')) return { resource: `api://${origin}`, teamsApp: null };
    if (!pathname.endsWith('/communities')) return { items: [] };
    return { items: [{ id: 'c', name: `Community of ${new URL(url).host}` }] };
  };
  const get = async (url: string): Promise<object> => {
    asked.push(url);
    return { status: 200, json: async () => answer(url) };
  };
  return {
    asked,
    context: {
      pageContext: { cultureInfo: { currentUICultureName: 'en-us' } },
      propertyPane: { refresh: () => undefined },
      httpClient: { get },
      aadHttpClientFactory: { getClient: async () => ({ get }) },
    },
  };
}

function placed(
  Part: new () => unknown,
  properties: Record<string, unknown>,
): { readonly part: Shell; readonly asked: string[] } {
  const { asked, context } = sharePoint();
  const domElement = document.body.appendChild(document.createElement('div'));
  const part = Object.assign(new Part() as Shell, { properties, context, domElement });
  part.render();
  return { part, asked };
}

const fieldsOf = (part: Shell): Field[] =>
  part
    .getPropertyPaneConfiguration()
    .pages.flatMap(({ groups }) => groups.flatMap(({ groupFields }) => groupFields));
const fieldOf = (part: Shell, path: string): Field['properties'] => {
  const found = fieldsOf(part).find((field) => field.path === path);
  if (!found) throw new Error(`The property pane has no ${path}.`);
  return found.properties;
};

beforeEach(() => {
  document.body.textContent = '';
});

test('the pane refuses what is no address of a Praxis, and asks what belongs to each web part', () => {
  const { part } = placed(RelatedKnowledgeWebPart, { address: HERE, about: '', count: 5 });
  const fault = fieldOf(part, 'address').onGetErrorMessage;
  expect(fault?.(HERE)).toBe('');
  expect(fault?.('')).toBe('PaneAddressFault');
  expect(fault?.('javascript:alert(1)')).toBe('PaneAddressFault');
  expect(fieldsOf(part).map(({ path }) => path)).toEqual(['address', 'about', 'count']);
  expect(fieldOf(part, 'count')).toMatchObject({ min: 1, max: 20 });
});

test('an address that is entered later is asked at once, and so is the next', async () => {
  const { part, asked } = placed(RelatedKnowledgeWebPart, { address: '', about: '', count: 5 });
  await screen.findByText('NoAddress');
  for (const address of [HERE, THERE]) {
    part.properties.address = address;
    part.render();
    await waitFor(() =>
      expect(asked.some((url) => url.startsWith(`${address}/api/v1/site-pages/beside`))).toBe(true),
    );
    await screen.findByText('NothingRelated');
  }
});

test('a page about a document asks by the document’s address, any other by its own', async () => {
  const about = 'https://contoso.sharepoint.com/guide.docx';
  const { part, asked } = placed(RelatedKnowledgeWebPart, { address: HERE, about, count: 3 });
  const beside = (): URLSearchParams | undefined =>
    asked.map((url) => new URL(url)).find(({ pathname }) => pathname.endsWith('/beside'))
      ?.searchParams;
  await waitFor(() => expect(beside()?.get('address')).toBe(about));
  expect(beside()?.get('limit')).toBe('3');
  asked.length = 0;
  part.properties.about = '';
  part.render();
  await waitFor(() => expect(beside()?.get('address')).toBe(window.location.href));
});

test('one chooses among the reader’s communities there, and all of them', async () => {
  const { part } = placed(OpenDiscussionsWebPart, { address: HERE, community: '' });
  const offered = (): (string | undefined)[] =>
    (fieldOf(part, 'community').options ?? []).map(({ text }) => text);
  expect(offered()).toEqual(['PaneAllMine']);
  part.onPropertyPaneConfigurationStart();
  await waitFor(() =>
    expect(offered()).toEqual(['PaneAllMine', 'Community of praxis.example.org']),
  );
  part.properties.address = THERE;
  part.onPropertyPaneFieldChanged('address');
  await waitFor(() =>
    expect(offered()).toEqual(['PaneAllMine', 'Community of knowledge.example.org']),
  );
});

test('it is drawn in the colours of the page that it stands on', () => {
  const { part } = placed(OpenDiscussionsWebPart, { address: HERE, community: '' });
  part.onThemeChanged({ semanticColors: { bodyText: '#fff', link: '#9ff' } });
  expect(part.domElement.style.getPropertyValue('--bodyText')).toBe('#fff');
  expect(part.domElement.style.getPropertyValue('--link')).toBe('#9ff');
});
