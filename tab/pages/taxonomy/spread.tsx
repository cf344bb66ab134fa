import { useId } from 'react';
import type { TagHealth } from '../../../src/contract/taxonomy.ts';
import { CsvButton } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

const LISTS = ['goals', 'drivers'] as const;

/** How goals and drivers lie over the items, and how many items say nothing of them. */
export function SpreadPart({ spread }: { readonly spread: TagHealth['spread'] }) {
  const { say } = useWords();
  const layout = useLayout();
  const id = useId();
  const rows = () => [
    [
      say('taxonomy.spread.list'),
      say('taxonomy.spread.code'),
      say('taxonomy.term'),
      say('taxonomy.spread.items'),
    ],
    ...LISTS.flatMap((list) => [
      ...spread[list].items.map(({ slug, label, count }) => [
        say(`taxonomy.labels.fields.${list}`),
        slug,
        label,
        count,
      ]),
      [
        say(`taxonomy.labels.fields.${list}`),
        '',
        say('taxonomy.spread.nothing'),
        spread[list].none,
      ],
    ]),
  ];
  return (
    <Section
      id={id}
      title={say('taxonomy.spread.title')}
      actions={
        <CsvButton name="goals-and-drivers" rows={rows}>
          {say('taxonomy.spread.save')}
        </CsvButton>
      }
    >
      {LISTS.map((list) => (
        <div key={list} className={layout.tight}>
          <h3 className={layout.h3}>{say(`taxonomy.labels.fields.${list}`)}</h3>
          <p className={layout.plain}>
            {say('taxonomy.spread.some', { count: spread[list].some })}{' '}
            {say('taxonomy.spread.none', { count: spread[list].none })}
          </p>
          <ul className={layout.list}>
            {spread[list].items.map(({ id: term, slug, label, count }) => (
              <li key={term}>
                <TextLink to={`/taxonomy/terms/${term}`}>
                  {list === 'goals' ? `${slug} ${label}` : label}
                </TextLink>{' '}
                {say('taxonomy.spread.count', { count })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
