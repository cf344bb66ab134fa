import type { Deed } from '../../../src/contract/credit.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { useWords, type Words } from '../../words.tsx';

/** What a line is called: of moderation by our words, of all else by its own. */
export const titleOf = ({ kind, title }: Deed, { say }: Words): string =>
  kind === 'moderation' ? say(`record.moderation.${title}`) : title;

/** Lines by kind, in the order in which they come: what others made of it first. */
export function Deeds({ deeds }: { readonly deeds: readonly Deed[] }) {
  const { say } = useWords();
  const layout = useLayout();
  return [...Map.groupBy(deeds, ({ kind }) => kind)].map(([kind, lines]) => (
    <Section key={kind} id={`record-${kind}`} title={say(`record.kinds.${kind}`)}>
      <ul className={layout.list}>
        {lines.map((deed) => (
          <Line key={`${deed.page} ${deed.title} ${deed.on}`} deed={deed} />
        ))}
      </ul>
    </Section>
  ));
}

function Line({ deed }: { readonly deed: Deed }) {
  const words = useWords();
  const { say, day } = words;
  const layout = useLayout();
  const { kind, title, language, count, community, on, page } = deed;
  if (title === '') return <li className={layout.card}>{say('record.unnamed', { count })}</li>;
  const shown = titleOf(deed, words);
  return (
    <li className={layout.card}>
      {page ? (
        <TextLink to={page}>
          <span lang={language ?? undefined}>{shown}</span>
        </TextLink>
      ) : (
        <span className={kind === 'thanks' ? layout.written : undefined}>{shown}</span>
      )}
      <span className={layout.muted}>
        {[say(`record.counts.${kind}`, { count }), community, day(on)]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </li>
  );
}
