import { mergeClasses } from '@fluentui/react-components';
import type { Home } from '../../../src/contract/people.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { dayIn } from '../../dates.ts';
import { useWords } from '../../words.tsx';

const SOON_DAYS = 14;
const LONGEST = 120;

interface Due {
  readonly key: string;
  readonly what: 'discussion-ends' | 'answer-needed';
  readonly to: string;
  readonly title: string;
  /** ISO */
  readonly at: string;
}

/** What has its day from today on, of the product and in the zone of whoever reads it, the nearest first. */
function dueIn({ discussions, queries, now }: Home, zone: string): readonly Due[] {
  const today = dayIn(new Date(now), zone);
  const last = dayIn(new Date(now), zone, SOON_DAYS);
  // What is needed by a day has no hour; what ends at one ends on that day here.
  const dayOf = ({ what, at }: Due): string =>
    what === 'answer-needed' ? at : dayIn(new Date(at), zone);
  const isSoon = (one: Due): boolean => dayOf(one) >= today && dayOf(one) <= last;
  const ending = discussions.map(({ id, title, endsAt: at }): Due => {
    return { key: `d-${id}`, what: 'discussion-ends', to: `/discussions/${id}`, title, at };
  });
  const needed = queries.flatMap(({ id, text, neededBy }): Due[] =>
    neededBy === null
      ? []
      : [
          {
            key: `q-${id}`,
            what: 'answer-needed',
            to: `/queries/${id}`,
            title: text,
            at: neededBy,
          },
        ],
  );
  return [...ending, ...needed].filter(isSoon).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export function DueSoon({ home }: { readonly home: Home }) {
  const { say, date, day, zone } = useWords();
  const layout = useLayout();
  const due = dueIn(home, zone);
  return (
    <Section id="due" title={say('tab.home.due')}>
      {due.length === 0 ? <Empty title={say('tab.home.nothing-due')} /> : null}
      <ul className={layout.list} hidden={due.length === 0}>
        {due.map(({ key, what, to, title, at }) => (
          <li key={key} className={layout.card}>
            <TextLink to={to}>
              {say(`tab.home.${what}`, {
                title: title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title,
                at: what === 'discussion-ends' ? date(at) : day(at),
              })}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Documents that came lately, of those on the topics of one's communities. */
export function News({ fresh }: Pick<Home, 'fresh'>) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section
      id="new"
      title={say('tab.home.new')}
      actions={<TextLink to="/search">{say('tab.home.search-all')}</TextLink>}
    >
      {fresh.length === 0 ? <Empty title={say('tab.home.nothing-new')} /> : null}
      <ul className={layout.list} hidden={fresh.length === 0}>
        {fresh.map(({ id, title, language, at }) => (
          <li key={id} className={mergeClasses(layout.card, layout.tight)}>
            <TextLink to={`/knowledge/${id}`} lang={language}>
              {title}
            </TextLink>
            <p className={layout.muted}>
              <When at={at} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
