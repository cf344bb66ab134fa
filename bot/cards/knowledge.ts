import type { Alike, Outline, Product, Rated, Reason } from '../../src/features/knowledge/model.ts';
import type { Origin } from '../../src/features/knowledge/origin.ts';
import type { StillRead } from '../../src/features/knowledge/progress.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import { askDesk, besideElements, type Known, qualityWords } from './beside.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { type Beyond, elsewhereElements, signIn, unableElements } from './elsewhere.ts';
import { disagreeButton, LONGEST_COUNTED, moreButton, ownButtons } from './found-buttons.ts';
import { link, press, textInput } from './inputs.ts';
import { type Narrowing, narrowButtons, narrowedLine } from './narrowing.ts';
import { reasonsIn } from './reasons.ts';
import { type SaidOf, saidLines } from './said-beside.ts';
import { outdatedLine } from './standing.ts';
import { stillReadWords } from './still-read.ts';

export interface Hit extends SaidOf {
  readonly product: Product;
  readonly reasons: readonly Reason[];
  readonly outdated?: boolean;
  readonly alike?: readonly Alike[];
  /** Who answers for it; null where nobody does, absent where nobody looked. */
  readonly owner?: string | null;
  /** What readers think of it; absent or null where too few said so. */
  readonly standing?: Rated | null;
}

const LONGEST_ABSTRACT = 240;
const LONGEST_QUERY = 2_000;

/** Of a file its kind and day; of what is known by metadata where it comes from, and its date as far as that is known. */
function whence({ type, publishedOn, origin }: Outline, voice: Voice): (string | null)[] {
  if (origin) {
    const from = voice.say(`outside.mark.${origin.kind}`, { name: origin.name });
    return [from, origin.published];
  }
  return [
    type ? voice.sayOr(type, `common.types.${type}`) : null,
    publishedOn ? voice.date(day(publishedOn)) : null,
  ];
}

/** Said where its source does not answer: what is shown may be old. */
const lastRead = ({ silent, readAt }: Origin, voice: Voice): string | null =>
  silent && readAt ? voice.say('outside.read-on', { date: voice.date(readAt) }) : null;

/** Kind, date, language, countries and unit in one line. */
export const aboutItem = (product: Outline, voice: Voice): string =>
  [
    ...whence(product, voice),
    voice.sayOr(product.language, `common.languages.${product.language}`),
    product.countries.map((name) => voice.country(name)).join(', ') || null,
    product.unit,
    product.origin?.sector ?? null,
    product.origin?.evaluation ?? null,
    product.origin ? lastRead(product.origin, voice) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** The languages and copies that are grouped under it. */
function formsLine({ alike = [] }: Hit, voice: Voice): Element | null {
  if (alike.length === 0) return null;
  const forms = alike.map(({ outline }) => {
    const language = voice.sayOr(outline.language, `common.languages.${outline.language}`);
    return `${outline.title} (${language})`;
  });
  return line(
    run(voice.say('finding.chat.forms', { forms: cut(forms.join('; '), LONGEST_ABSTRACT) }), {
      subtle: true,
    }),
  );
}

/** Title, kind, date, language, country, unit, and why it is shown; in full with what it is about. */
export function hitElement(
  hit: Hit,
  voice: Voice,
  inFull: boolean,
  buttons: readonly (Element | null)[] = [],
): Element {
  const { product, outdated = false, standing = null, owner = null } = hit;
  const why = reasonsIn(hit, voice);
  const quality =
    inFull && !product.origin ? qualityWords(product, standing, outdated, voice) : null;
  const open = link(voice.say('bot.search.open', { title: product.title }), product.webUrl);
  const answers = inFull && owner && !outdated ? voice.say('finding.owner', { name: owner }) : null;
  const about = [aboutItem(product, voice), answers].filter((part) => part !== null);
  const presses = [open, ...buttons].filter((button) => button !== null);
  return group([
    title(product.title),
    line(run(about.join(' · '), { subtle: true })),
    quality ? line(run(quality, { subtle: true })) : null,
    inFull && product.abstract ? line(run(cut(product.abstract, LONGEST_ABSTRACT))) : null,
    formsLine(hit, voice),
    why ? line(run(voice.say('bot.search.why', { reasons: why }), { italic: true })) : null,
    outdatedLine(hit, voice),
    ...saidLines(hit, voice),
    ...(presses.length > 0 ? [row(presses)] : []),
  ]);
}

/** So that pressing twice counts once; who belongs to no community has nobody to ask. */
export interface Asking {
  readonly nonce: string;
  readonly mayAsk: boolean;
}

export interface SearchResult extends Beyond {
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly more: number;
  /** A link to the rest in the tab; null where there is none or nobody in particular asked. */
  readonly allUrl: string | null;
  /** What somebody may do with the answer; null where nobody in particular asked. */
  readonly asking: Asking | null;
  /** False: nothing of it is what was asked for. Absent, nobody judged. */
  readonly good?: boolean;
  /** Absent where nobody in particular asked. */
  readonly narrowing?: Narrowing;
  /** In a channel nobody is asked to press anything: what follows would be for one person. */
  readonly personal: boolean;
  /** Not null: what is not found may only be not read yet. Absent: nobody looked. */
  readonly reading?: StillRead | null;
  /** Whose reading it is fit for, where that is no channel. */
  readonly note?: string;
  /** Who may be asked as well; absent where nobody in particular asked. */
  readonly known?: Known;
}

export function searchCard(result: SearchResult, voice: Voice): Card {
  const { query, hits, more, allUrl, personal } = result;
  const others = result.elsewhere?.items ?? [];
  if (hits.length === 0 && others.length === 0) return nothingCard(result, voice);
  return card({
    lang: voice.language,
    fallback: voice.say('bot.search.fallback', {
      titles: [...hits.map(({ product }) => product), ...others].map((one) => one.title).join('; '),
    }),
    body: [
      heading(voice.say('bot.search.title')),
      line(run(voice.say('bot.search.for', { query: cut(query, 200) }), { subtle: true })),
      narrowedLine(result, voice),
      stillRead(result, voice),
      result.good === false
        ? sentence(voice.say(others.length > 0 ? 'elsewhere.closest' : 'finding.chat.not-good'))
        : null,
      ...hits.map((hit) =>
        hitElement(hit, voice, true, [
          answersMe(result, hit, voice),
          ...(personal ? ownButtons(query, hit.product, voice) : []),
        ]),
      ),
      more > 0 ? sentence(voice.say('bot.search.more', { count: more }), true) : null,
      ...elsewhereElements(result, voice),
      ...besideElements(result.known, voice),
      ...unableElements(result, voice),
      personal ? null : sentence(result.note ?? voice.say('bot.search.everybody'), true),
    ],
    actions: [
      answersMe(result, null, voice),
      askCommunity(result, voice),
      result.good === false ? tellMe(result, voice) : null,
      result.good === false ? missing(result, voice) : null,
      allUrl && more + (result.elsewhere?.more ?? 0) > 0
        ? link(voice.say('bot.search.all'), allUrl)
        : null,
      signIn(result, voice),
      personal && hits.length > 0 ? disagreeButton(query, hits, voice) : null,
      ...narrowButtons(result, voice),
      personal ? press(voice.say('bot.search.again'), 'search.form') : null,
      personal ? press(voice.say('bot.help.button'), 'help.show') : null,
    ],
  });
}

/** `hit` null: it was answered, by whichever of them. */
function answersMe({ query, asking }: SearchResult, hit: Hit | null, voice: Voice): Element | null {
  if (!asking) return null;
  return press(voice.say('asking.stock.answers'), 'query.stock', {
    nonce: asking.nonce,
    query: cut(query, LONGEST_COUNTED),
    ...(hit ? { product: hit.product.id } : {}),
  });
}

const askCommunity = ({ query, asking }: SearchResult, voice: Voice): Element | null =>
  asking?.mayAsk
    ? press(voice.say('asking.ask'), 'query.form', { query: cut(query, LONGEST_QUERY) })
    : null;

/** While the library is read nobody can say that something is missing. */
const missing = ({ query, asking, reading }: SearchResult, voice: Voice): Element | null =>
  asking && !reading
    ? press(voice.say('finding.chat.gap'), 'gap.record', { query: cut(query, 200) })
    : null;

const tellMe = ({ query, asking, reading }: SearchResult, voice: Voice): Element | null =>
  asking && !reading
    ? press(voice.say('finding.tell'), 'gap.record', { query: cut(query, 200), tell: 'true' })
    : null;

const stillRead = ({ reading }: SearchResult, voice: Voice): Element | null =>
  reading ? sentence(stillReadWords(reading, voice)) : null;

function nothingCard(result: SearchResult, voice: Voice): Card {
  const { query, personal, reading } = result;
  const nothing = voice.say(reading ? 'finding.reading.nothing' : 'bot.search.nothing');
  return card({
    lang: voice.language,
    fallback: reading ? `${nothing}. ${stillReadWords(reading, voice)}` : nothing,
    body: [
      heading(nothing),
      stillRead(result, voice),
      line(run(voice.say('bot.search.for', { query: cut(query, 200) }), { subtle: true })),
      narrowedLine(result, voice),
      sentence(voice.say('bot.search.nothing-do')),
      result.asking?.mayAsk ? sentence(voice.say('asking.nothing')) : null,
      ...besideElements(result.known, voice),
      ...unableElements(result, voice),
    ],
    actions: personal
      ? [
          askCommunity(result, voice),
          tellMe(result, voice),
          missing(result, voice),
          askDesk(query, voice),
          signIn(result, voice),
          ...(result.narrowing?.words ? narrowButtons(result, voice) : []),
          press(voice.say('bot.search.again'), 'search.form'),
          press(voice.say('bot.help.buttons.discussions'), 'discussions.list'),
          press(voice.say('bot.help.button'), 'help.show'),
        ]
      : [],
  });
}

/** That something was noted. */
export const notedCard = (said: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: said,
    body: [line(run(said))],
    actions: [press(voice.say('bot.search.again'), 'search.form')],
  });

export function searchForm(query: string, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.search.form-fallback'),
    body: [
      heading(voice.say('bot.search.form-title')),
      textInput({
        id: 'query',
        label: voice.say('bot.fields.query'),
        error: voice.say('bot.search.missing'),
        placeholder: voice.say('bot.search.example'),
        required: true,
        maxLength: LONGEST_QUERY,
        value: query,
      }),
    ],
    actions: [
      press(voice.say('bot.search.button'), 'search.run', {}, { style: 'positive', inputs: true }),
    ],
  });
}

/** Related products below a discussion or question. @param leadsOn in a chat of one's own, to what is like each */
export const relatedElements = (hits: readonly Hit[], voice: Voice, leadsOn = false): Element[] =>
  hits.length === 0
    ? []
    : [
        subheading(voice.say('bot.discussion.related')),
        ...hits.map((hit) =>
          hitElement(hit, voice, false, leadsOn ? [moreButton(hit.product, voice)] : []),
        ),
      ];
