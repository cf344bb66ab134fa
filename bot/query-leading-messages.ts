import type { Message } from '../src/features/notifications/model.ts';
import type { CountedQuery } from '../src/features/queries/policy.ts';
import { AppError } from '../src/kernel/errors.ts';
import { cut, type Element } from './cards/card.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import { expertAskedCard } from './cards/query-leading.ts';
import { wordingCard, wordingSettledCard } from './cards/query-wording.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

const LEADING = [
  'query-gap',
  'query-merged',
  'expert-asked',
  'ask-settled',
  'faq-offered',
  'wording-asked',
  'wording-settled',
] as const;
type OfLeading = Message & { readonly kind: (typeof LEADING)[number] };

export const isOfLeading = (message: Message): message is OfLeading =>
  (LEADING as readonly string[]).includes(message.kind);

const LONGEST_TITLE = 300;

interface Said {
  readonly about: string;
  readonly sentences: readonly string[];
  readonly actions: readonly (Element | null)[];
  readonly quote?: string;
}

/** What people are told of a question that is led on, as it is true when it is sent. */
export async function leadingNews(
  deps: MessageDeps,
  message: OfLeading,
  voice: Voice,
): Promise<Drawn> {
  const { queries } = deps.actions;
  const query = await queries.get(message.query);
  if (!query) throw new AppError('not-found', `query ${message.query} is gone`);
  const open = press(voice.say('asking.open-button'), 'query.read', { id: query.id });
  const says = ({ about, sentences, actions, quote = '' }: Said, stale: boolean): Drawn => ({
    card: noticeCard(
      { heading: about, title: cut(query.text, LONGEST_TITLE), sentences, quote, actions },
      voice,
    ),
    stale,
  });
  switch (message.kind) {
    case 'expert-asked':
      return expertAsked(deps, message, voice);
    case 'ask-settled':
      return settled(deps, message, voice);
    case 'wording-asked':
    case 'wording-settled':
      return wordingNews(deps, message, query, voice);
    case 'query-gap': {
      const gaps = link(voice.say('leading.gap.open'), deps.tabUrl?.('/gaps'));
      const about = voice.say('leading.gap.title');
      const sentences = [voice.say('leading.gap.what')];
      return says({ about, sentences, actions: [gaps] }, query.replies > 0);
    }
    case 'query-merged': {
      const into = query.mergedInto;
      const other = into === null ? null : await queries.get(into);
      const about = voice.say('leading.merged.title');
      const sentences = [voice.say('leading.merged.what')];
      const to = into ? [press(voice.say('asking.open-button'), 'query.read', { id: into })] : [];
      return says({ about, sentences, actions: to, quote: other?.text ?? '' }, into === null);
    }
    case 'faq-offered': {
      const faq = await queries.faqs.get(message.faq);
      const offer = press(voice.say('leading.faq.read'), 'faq.read', { id: message.faq });
      const kept = query.state === 'kept';
      const about = voice.say(kept ? 'leading.keep.offered' : 'leading.faq.offered');
      const sentences = [voice.say(kept ? 'leading.keep.why' : 'leading.faq.why')];
      return says({ about, sentences, actions: [offer, open] }, faq?.state !== 'offered');
    }
  }
}

/** Once settled or lapsed it asks nobody any more. */
async function wordingNews(
  { actions, views }: MessageDeps,
  { kind, edit: id }: OfLeading & { kind: 'wording-asked' | 'wording-settled' },
  query: CountedQuery,
  voice: Voice,
): Promise<Drawn> {
  const edit = await actions.queries.wording.get(id);
  const [view] = edit ? await views.queries.wordingViews([edit]) : [];
  if (!view) throw new AppError('not-found', `wording ${id} is gone`);
  if (kind === 'wording-asked') {
    return { card: wordingCard(view, query, voice), stale: view.standing !== 'asked' };
  }
  return { card: wordingSettledCard(view, query, voice), stale: view.standing === 'asked' };
}

async function expertAsked(
  { actions, views }: MessageDeps,
  { query: id, ask }: OfLeading & { kind: 'expert-asked' },
  voice: Voice,
): Promise<Drawn> {
  const view = (await views.queries.asksOf(id)).find((one) => one.ask.id === ask);
  const query = await actions.queries.get(id);
  const [summary] = query ? await views.queries.summaries([query]) : [];
  if (!view || !summary) throw new AppError('not-found', `ask ${ask} is gone`);
  const takes = summary.query.state === 'open' || summary.query.state === 'replied';
  return {
    card: expertAskedCard(view, summary, voice),
    stale: !takes || view.ask.state !== 'asked',
  };
}

async function settled(
  { views, actions }: MessageDeps,
  { query: id, ask }: OfLeading & { kind: 'ask-settled' },
  voice: Voice,
): Promise<Drawn> {
  const view = (await views.queries.asksOf(id)).find((one) => one.ask.id === ask);
  const query = await actions.queries.get(id);
  if (!view || !query) throw new AppError('not-found', `ask ${ask} is gone`);
  const said = voice.say(`leading.settled.${view.ask.state}`, {
    name: view.name,
    to: view.toName ?? '—',
  });
  const card = noticeCard(
    {
      heading: voice.say('leading.settled.title'),
      title: cut(query.text, LONGEST_TITLE),
      sentences: [said],
      quote: view.ask.reason ?? '',
      actions: [press(voice.say('leading.ask.button'), 'query.experts', { id: query.id })],
    },
    voice,
  );
  return { card, stale: view.ask.state === 'answered' };
}
