import type { Making } from '../../src/features/communities/making.ts';
import { MAKING_STEPS } from '../../src/ports/making.ts';
import type { AlikeLine, CommunityLine, CommunityList } from '../../src/views/communities.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { link, press } from './inputs.ts';

const MOST_LISTED = 8;
const EXCERPT = 240;

/** What it says of itself in one line: how one gets in, who counts, until when. */
function particulars({ community, people, region }: CommunityLine, voice: Voice): string {
  return [
    voice.say(`communities.joining.${community.joining}`),
    voice.say('communities.people', { count: people }),
    region,
    community.languages.map((one) => voice.say(`communities.languages.${one}`)).join(', '),
    community.endsOn
      ? voice.say('communities.until', {
          date: voice.day(new Date(`${community.endsOn}T00:00:00Z`)),
        })
      : null,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** The one thing that this person does with it next. */
function nextButton(one: CommunityLine, voice: Voice): Element {
  const { community, role, request } = one;
  const data = { community: community.id };
  if (role) return press(voice.say('communities.leave'), 'community.leave', data);
  if (request) return press(voice.say('communities.withdraw'), 'join.withdraw', { id: request });
  return community.joining === 'open'
    ? press(voice.say('communities.join'), 'community.join', data)
    : press(voice.say('communities.request'), 'community.request-form', data);
}

function listed(one: CommunityLine, open: string | null, voice: Voice, why?: string): Element {
  const { community, moderators, role } = one;
  return group([
    title(community.names[voice.language]),
    ...prose(cut(community.purpose[voice.language], EXCERPT)),
    line(run(particulars(one, voice), { subtle: true })),
    moderators.length > 0
      ? line(
          run(voice.say('communities.moderated-by', { names: moderators.join(', ') }), {
            subtle: true,
          }),
        )
      : null,
    role ? line(run(voice.say(`communities.role.${role}`), { weight: 'Bolder' })) : null,
    why ? line(run(why, { italic: true })) : null,
    row(
      [nextButton(one, voice), link(voice.say('communities.open'), open)].filter(
        (action) => action !== null,
      ),
    ),
  ]);
}

type Url = (path: string) => string | null;
const pageOf = (id: string): string => `/communities/${encodeURIComponent(id)}`;

export function communityListCard(
  list: CommunityList,
  { about, url }: { readonly about: string; readonly url: Url },
  voice: Voice,
): Card {
  const shown = list.items.slice(0, MOST_LISTED);
  const name = voice.say('communities.title');
  return card({
    lang: voice.language,
    fallback: name,
    body: [
      heading(name),
      about ? line(run(voice.say('communities.about', { words: about }))) : null,
      list.waiting.length > 0
        ? group([
            sentence(voice.say('communities.waiting', { count: list.waiting.length })),
            row([press(voice.say('communities.answer-requests'), 'join.list')]),
          ])
        : null,
      ...list.makings.map((making) =>
        group([
          line(
            run(
              voice.say(`communities.state.${making.state}`, {
                name: making.wish.names[voice.language],
              }),
            ),
          ),
          row([press(voice.say('communities.progress'), 'community.progress', { id: making.id })]),
        ]),
      ),
      sentence(
        about && list.items.length === 0
          ? voice.say('communities.none-about')
          : voice.say('communities.shown', { count: list.items.length, total: list.total }),
        true,
      ),
      ...shown.map((one) => listed(one, url(pageOf(one.community.id)), voice)),
      list.items.length > shown.length
        ? sentence(voice.say('communities.more', { count: list.items.length - shown.length }), true)
        : null,
    ],
    actions: [
      list.mayMake
        ? press(voice.say('communities.new'), 'community.form', about ? { name: about } : {})
        : null,
      link(voice.say('communities.in-tab'), url('/communities')),
    ],
  });
}

const whyAlike = ({ sameName, topics }: AlikeLine, voice: Voice): string =>
  sameName
    ? voice.say('communities.alike.same-name')
    : topics.length > 0
      ? voice.say('communities.alike.topics', {
          topics: topics.map((slug) => voice.topic(slug)).join(', '),
        })
      : voice.say('communities.alike.words');

/** What looks like it, before anything is made. `entered` is what the form held: nothing is typed twice. */
export function alikeCard(
  alike: readonly AlikeLine[],
  entered: CardData,
  url: Url,
  voice: Voice,
): Card {
  const name = voice.say('communities.alike.title', { count: alike.length });
  return card({
    lang: voice.language,
    fallback: name,
    body: [
      heading(name),
      sentence(voice.say('communities.alike.what')),
      ...alike.map((one) =>
        listed(one, url(pageOf(one.community.id)), voice, whyAlike(one, voice)),
      ),
    ],
    actions: [
      press(voice.say('communities.alike.go-on'), 'community.make', entered, { style: 'positive' }),
      press(voice.say('communities.alike.back'), 'community.form', entered),
    ],
  });
}

/** How the making stands, step by step, and what a person can do about it. */
export function makingCard(
  making: Making,
  actions: readonly string[],
  url: Url,
  voice: Voice,
): Card {
  const { id, wish, state, done, trouble, slug } = making;
  const name = wish.names[voice.language];
  return card({
    lang: voice.language,
    fallback: voice.say('communities.making'),
    body: [
      heading(voice.say('communities.making')),
      title(name),
      line(run(voice.say(`communities.state.${state}`, { name }), { weight: 'Bolder' })),
      ...MAKING_STEPS.map((step) =>
        fact(
          voice.say(`communities.steps.${step}`),
          voice.say(done.includes(step) ? 'communities.step-done' : 'communities.step-open'),
          voice,
        ),
      ),
      trouble ? sentence(voice.say(`communities.trouble.${trouble}`)) : null,
    ],
    actions: [
      state === 'asked' || state === 'making'
        ? press(voice.say('communities.refresh'), 'community.progress', { id })
        : null,
      actions.includes('retry')
        ? press(voice.say('communities.retry'), 'community.retry', { id }, { style: 'positive' })
        : null,
      actions.includes('drop')
        ? press(voice.say('communities.drop'), 'community.drop', { id })
        : null,
      state === 'ready' ? link(voice.say('communities.open'), url(pageOf(slug))) : null,
      press(voice.say('communities.all'), 'community.list'),
    ],
  });
}
