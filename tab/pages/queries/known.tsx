import type { Beside } from '../../../src/contract/expertise.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { ExpertCard } from '../people/parts.tsx';

/** Who may be asked beside what was found, each with the reason; nothing where nobody is named. */
export function Known(props: { readonly people: Beside | undefined; readonly asked: string }) {
  const { people, asked } = props;
  const { say } = useWords();
  const layout = useLayout();
  if (!people || people.items.length === 0) return null;
  return (
    <Section id="known" title={say('preparing.beside.title')}>
      <ul className={layout.list}>
        {people.items.map((expert) => (
          <ExpertCard
            key={expert.person.id}
            expert={expert}
            asked={asked}
            matter={people}
            heading="h3"
          />
        ))}
      </ul>
    </Section>
  );
}
