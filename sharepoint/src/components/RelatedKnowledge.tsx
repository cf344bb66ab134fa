import { isWeb, type Praxis, type Related } from '../praxis';
import { Panel } from './Panel';
import styles from './Panel.module.scss';
import { useAnswer } from './useAnswer';
import { filled, published, type Strings } from './words';

export interface RelatedKnowledgeProps {
  readonly praxis: Praxis;
  readonly strings: Strings;
  readonly locale: string;
  readonly page: { readonly address: string; readonly title: string };
  readonly limit: number;
}

interface Shown extends Related {
  /** Of each item's page in Praxis. */
  readonly links: readonly string[];
}

/** What Praxis knows beside a page or a document, each with the reason. */
export function RelatedKnowledge(props: RelatedKnowledgeProps): JSX.Element {
  const { praxis, strings, page, limit } = props;
  const [asked, retry] = useAnswer<Shown>(praxis, JSON.stringify([page, limit]), async () => {
    const { items } = await praxis.related(page, limit);
    const links = await Promise.all(items.map(({ id }) => praxis.link(`/knowledge/${id}`)));
    return { items, links };
  });
  return (
    <Panel title={strings.RelatedTitle} strings={strings} asked={asked} retry={retry}>
      {({ items, links }) =>
        items.length === 0 ? (
          <p>{strings.NothingRelated}</p>
        ) : (
          <ul>
            {items.map((item, at) => (
              <Item key={item.id} {...props} item={item} link={links[at] ?? ''} />
            ))}
          </ul>
        )
      }
    </Panel>
  );
}

interface ItemProps extends RelatedKnowledgeProps {
  readonly item: Related['items'][number];
  readonly link: string;
}

function Item({ item, link, locale, strings }: ItemProps): JSX.Element {
  const { title, language, webUrl, publishedOn, owner, why, outdated, contradicted } = item;
  const reasons = why.join(' · ');
  return (
    <li>
      <Title {...{ title, language, webUrl }} />
      {reasons && <div>{reasons}</div>}
      {outdated && <div className={styles.mark}>{strings.Outdated}</div>}
      {contradicted && <div className={styles.mark}>{strings.Contradicted}</div>}
      <div className={styles.facts}>
        {publishedOn && <span>{published(locale, publishedOn)}</span>}
        {owner && <span>{filled(strings.Owner, owner)}</span>}
        <a
          href={link}
          target="_blank"
          rel="noreferrer"
          aria-label={`${strings.OpenInPraxis}: ${title}`}
        >
          {strings.OpenInPraxis}
        </a>
      </div>
    </li>
  );
}

/** Only web addresses become links: a document's comes from a library or a catalogue of somebody else. */
function Title(item: Pick<Related['items'][number], 'title' | 'language' | 'webUrl'>): JSX.Element {
  const given = { className: styles.title, lang: item.language };
  return isWeb(item.webUrl) ? (
    <a {...given} href={item.webUrl}>
      {item.title}
    </a>
  ) : (
    <span {...given}>{item.title}</span>
  );
}
