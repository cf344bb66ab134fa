import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Facet } from '../../../src/contract/knowledge.ts';
import type { Meaning as Meant } from '../../../src/contract/taxonomy.ts';
import type { Chosen } from '../../api-knowledge.ts';
import { useLayout } from '../../components/layout.ts';
import { type ChosenFrom, Meaning, useMeanings } from '../../components/meaning.tsx';
import { useWords, type Words } from '../../words.tsx';

export const FACETS = [
  'type',
  'topic',
  'country',
  'language',
  'year',
  'unit',
  'community',
  'goal',
  'driver',
] as const;

/** Open from the beginning; the others open by themselves where something in them is chosen. */
const OPEN: readonly string[] = ['type', 'topic', 'country'];

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    paddingBlock: tokens.spacingVerticalXS,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  values: { display: 'flex', flexDirection: 'column' },
});

/** The list whose terms the values are. */
const LIST_OF: Partial<Record<Facet['name'], ChosenFrom>> = {
  type: 'content-type',
  topic: 'topic',
  goal: 'sdg',
  driver: 'driver',
  unit: 'unit',
};

/** What the address says, and nothing else that stands in it. */
export const chosenIn = (params: URLSearchParams): Chosen =>
  Object.fromEntries(
    FACETS.flatMap((name) => {
      const value = params.get(name);
      return value ? [[name, value.slice(0, 2_000)]] : [];
    }),
  );

function nameOf(facet: Facet['name'], { value, label }: Facet['values'][number], words: Words) {
  if (label) return label;
  if (facet === 'type') return words.say(`common.types.${value}`, { defaultValue: value });
  if (facet === 'topic') return words.topic(value);
  if (facet === 'language') return words.say(`common.languages.${value}`, { defaultValue: value });
  return facet === 'country' ? words.country(value) : value;
}

/** What results can be narrowed by; every value says how many results it would leave. */
export function Facets(props: {
  readonly facets: readonly Facet[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { facets, chosen, onChange } = props;
  const { say } = useWords();
  const layout = useLayout();
  const heading = useId();
  const shown = facets.filter(({ values }) => values.length > 0);
  if (shown.length === 0) return null;
  return (
    <aside aria-labelledby={heading} className={layout.card}>
      <h2 id={heading} className={layout.h2}>
        {say('finding.narrow')}
      </h2>
      {Object.keys(chosen).length > 0 ? (
        <div>
          <Button size="small" onClick={() => onChange({})}>
            {say('finding.clear')}
          </Button>
        </div>
      ) : null}
      {shown.map((facet) => (
        <Values
          key={facet.name}
          facet={facet}
          onToggle={(value, on) => {
            const before = (chosen[facet.name] ?? '').split('|').filter(Boolean);
            const after = on ? [...before, value] : before.filter((other) => other !== value);
            const { [facet.name]: _, ...others } = chosen;
            onChange(after.length > 0 ? { ...others, [facet.name]: after.join('|') } : others);
          }}
        />
      ))}
    </aside>
  );
}

interface Explained {
  readonly value: string;
  readonly name: string;
  readonly id: string;
  readonly meaning: Meant;
}

/** What the values mean, folded away: the list itself stays short. */
function Meanings({ all }: { readonly all: readonly Explained[] }) {
  const { say } = useWords();
  const styles = useStyles();
  const layout = useLayout();
  if (all.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>{say('taxonomy.meanings')}</summary>
      <ul className={layout.list}>
        {all.map(({ value, name, id, meaning }) => (
          <li key={value} className={layout.tight}>
            <span>{name}</span>
            <Meaning id={id} of={meaning} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Values(props: {
  readonly facet: Facet;
  readonly onToggle: (value: string, on: boolean) => void;
}) {
  const { name, values } = props.facet;
  const of = LIST_OF[name];
  const words = useWords();
  const meaning = useMeanings();
  const id = useId();
  const explained = values.flatMap((value, at): Explained[] => {
    const known = of && meaning(of, value.value);
    if (!known) return [];
    const called = nameOf(name, value, words);
    return [{ value: value.value, name: called, id: `${id}-${at}`, meaning: known }];
  });
  const styles = useStyles();
  const layout = useLayout();
  const title = words.say(`finding.facets.${name}`);
  return (
    <details open={OPEN.includes(name) || values.some(({ chosen }) => chosen)}>
      <summary className={styles.summary}>{title}</summary>
      <fieldset className={layout.bare}>
        <legend className={layout.hidden}>{title}</legend>
        <div className={styles.values}>
          {values.map((value) => (
            <Checkbox
              key={value.value}
              checked={value.chosen}
              aria-describedby={explained.find((one) => one.value === value.value)?.id}
              label={words.say(value.own === value.count ? 'finding.value' : 'finding.value-own', {
                name: nameOf(name, value, words),
                count: value.count,
                own: value.own,
              })}
              onChange={(_, { checked }) => props.onToggle(value.value, checked === true)}
            />
          ))}
        </div>
      </fieldset>
      <Meanings all={explained} />
    </details>
  );
}
