import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { EditExpertise, OwnExpertise } from '../../../src/contract/expertise.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useOwnExpertise } from './queries.ts';
import { topicName } from './said.ts';

const LONGEST = 100;
const LANGUAGES = ['en', 'fr', 'es'] as const;

type Change = Partial<EditExpertise>;

/** One's own entry. Every press is saved at once and holds from the next question on. */
export default function MinePage() {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Page
      title={say('expertise.entry.title')}
      above={<TextLink to="/people">{say('expertise.page.back')}</TextLink>}
    >
      <p className={layout.plain}>{say('expertise.entry.what')}</p>
      <Read query={useOwnExpertise()}>{(own) => <Entry own={own} />}</Read>
    </Page>
  );
}

function useSave(own: OwnExpertise) {
  const { api } = useApp();
  const words = useWords();
  const tell = useTell();
  const write = useWrite(api.saveExpertise);
  const save = (change: Change, done: () => void = () => undefined) =>
    write.mutate(
      {
        skills: [...own.topics, ...own.countries],
        languages: own.languages,
        hidden: own.hidden,
        hiddenTopics: own.hiddenTopics,
        ...change,
      },
      {
        onSuccess: ({ unknown }) => {
          done();
          if (unknown.length === 0) tell(words.say('expertise.entry.saved'));
          else tell(words.say('expertise.entry.unknown', { words: words.list(unknown) }), 'error');
        },
        onError: (error) => tell(explain(error, words), 'error'),
      },
    );
  return { save, busy: write.isPending };
}

function Entry({ own }: { readonly own: OwnExpertise }) {
  const { say } = useWords();
  const layout = useLayout();
  const { save, busy } = useSave(own);
  const parts = { own, save, busy };
  return (
    <>
      <div className={layout.row}>
        {own.hidden ? <strong>{say('expertise.entry.hidden-now')}</strong> : null}
        <Button disabled={busy} onClick={() => save({ hidden: !own.hidden })}>
          {say(own.hidden ? 'expertise.entry.show-all' : 'expertise.entry.hide-all')}
        </Button>
      </div>
      <Declared {...parts} />
      <FoundBy {...parts} />
      <Languages {...parts} />
    </>
  );
}

interface Parts {
  readonly own: OwnExpertise;
  readonly save: (change: Change, done?: () => void) => void;
  readonly busy: boolean;
}

function Declared({ own, save, busy }: Parts) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const [typed, setTyped] = useState('');
  const all = [
    ...own.topics.map((slug) => ({ value: slug, name: topicName(slug, words) })),
    ...own.countries.map((country) => ({ value: country, name: words.country(country) })),
  ];
  const values = all.map(({ value }) => value);
  return (
    <Section title={say('expertise.entry.declared')} id="declared">
      {all.length === 0 ? (
        <p className={layout.plain}>{say('expertise.entry.declared-none')}</p>
      ) : null}
      <ul className={layout.list}>
        {all.map(({ value, name }) => (
          <li key={value} className={layout.row}>
            <span>{name}</span>
            <Button
              size="small"
              disabled={busy}
              onClick={() => save({ skills: values.filter((one) => one !== value) })}
            >
              {say('expertise.entry.remove', { name })}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={layout.row}
        style={{ alignItems: 'flex-end' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) save({ skills: [...values, typed.trim()] }, () => setTyped(''));
        }}
      >
        <Field label={say('expertise.entry.add-label')}>
          <Input maxLength={LONGEST} value={typed} onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button type="submit" disabled={busy}>
          {say('expertise.entry.add')}
        </Button>
      </form>
    </Section>
  );
}

function FoundBy({ own, save, busy }: Parts) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const counts = new Map(own.foundBy.map(({ topic, pieces }) => [topic, pieces]));
  const topics = [...new Set([...counts.keys(), ...own.topics, ...own.hiddenTopics])];
  return (
    <Section title={say('expertise.entry.topics')} id="found-by">
      {topics.length === 0 ? (
        <p className={layout.plain}>{say('expertise.entry.found-by-none')}</p>
      ) : null}
      <ul className={layout.list}>
        {topics.map((topic) => {
          const name = topicName(topic, words);
          const hidden = own.hiddenTopics.includes(topic);
          const others = own.hiddenTopics.filter((one) => one !== topic);
          return (
            <li key={topic} className={layout.row}>
              <span>
                {name} · {say('expertise.entry.pieces', { count: counts.get(topic) ?? 0 })}
                {hidden ? ` · ${say('expertise.entry.topic-hidden')}` : ''}
              </span>
              <Button
                size="small"
                disabled={busy}
                onClick={() => save({ hiddenTopics: hidden ? others : [...others, topic] })}
              >
                {say(hidden ? 'expertise.entry.show-topic' : 'expertise.entry.hide-topic', {
                  name,
                })}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Languages({ own, save, busy }: Parts) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <fieldset className={layout.bare}>
      <legend className={layout.h2}>{say('expertise.entry.languages')}</legend>
      {LANGUAGES.map((language) => (
        <Checkbox
          key={language}
          label={say(`common.languages.${language}`)}
          checked={own.languages.includes(language)}
          disabled={busy}
          onChange={(_, { checked }) =>
            save({
              languages: LANGUAGES.filter((one) =>
                one === language ? checked === true : own.languages.includes(one),
              ),
            })
          }
        />
      ))}
    </fieldset>
  );
}
