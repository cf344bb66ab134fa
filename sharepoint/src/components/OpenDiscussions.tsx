import type { Discussions, Praxis } from '../praxis';
import { Panel } from './Panel';
import styles from './Panel.module.scss';
import { useAnswer } from './useAnswer';
import { contributions, filled, longDate, type Strings } from './words';

export interface OpenDiscussionsProps {
  readonly praxis: Praxis;
  readonly strings: Strings;
  readonly locale: string;
  /** Empty: all of the reader's communities. */
  readonly community: string;
}

interface Shown extends Discussions {
  readonly links: readonly string[];
  readonly all: string;
  /** Whether the reader is in any community at all. */
  readonly member: boolean;
}

async function look(praxis: Praxis, community: string): Promise<Shown> {
  const found = await praxis.discussions(community);
  const member = found.items.length > 0 || (await praxis.communities()).items.length > 0;
  const [all = '', ...links] = await Promise.all([
    praxis.link(member ? '/discussions' : '/communities'),
    ...found.items.map(({ id }) => praxis.link(`/discussions/${id}`)),
  ]);
  return { ...found, links, all, member };
}

/** The e-discussions that run in a community, the next to end first. */
export function OpenDiscussions(props: OpenDiscussionsProps): JSX.Element {
  const { praxis, strings, community } = props;
  const [asked, retry] = useAnswer<Shown>(praxis, community, () => look(praxis, community));
  const name = asked.state === 'there' ? asked.answer.community?.name : undefined;
  const title = name ? filled(strings.DiscussionsIn, name) : strings.DiscussionsTitle;
  return (
    <Panel title={title} strings={strings} asked={asked} retry={retry}>
      {({ items, links, all, member }) => (
        <>
          {items.length === 0 && <p>{member ? strings.NothingOpen : strings.NotInAny}</p>}
          <ul>
            {items.map((item, at) => (
              <Item key={item.id} {...props} item={item} link={links[at] ?? ''} named={!name} />
            ))}
          </ul>
          <p>
            <a href={all} target="_blank" rel="noreferrer">
              {strings.SeeAll}
            </a>
          </p>
        </>
      )}
    </Panel>
  );
}

interface ItemProps extends OpenDiscussionsProps {
  readonly item: Discussions['items'][number];
  readonly link: string;
  /** Whether its community is said. */
  readonly named: boolean;
}

function Item({ item, link, named, locale, strings }: ItemProps): JSX.Element {
  return (
    <li>
      <a className={styles.title} href={link} lang={item.language} target="_blank" rel="noreferrer">
        {item.title}
      </a>
      <div className={styles.facts}>
        {named && <span>{item.community.name}</span>}
        <span>{filled(strings.Ends, longDate(locale, item.endsAt))}</span>
        <span>{contributions(strings, locale, item.contributions)}</span>
      </div>
    </li>
  );
}
