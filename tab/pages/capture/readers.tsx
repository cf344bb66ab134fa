import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  CaptureSheet,
  ChooseReaders,
  ReadersChoice,
  RecordReaders,
} from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { namedIn, ReadersFields } from '../../components/readers.tsx';
import { explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords, type Words } from '../../words.tsx';

const keyOf = ({ audience, community }: Pick<ReadersChoice, 'audience' | 'community'>): string =>
  `${audience}:${community ?? ''}`;

const choiceSaid = ({ audience, name }: ReadersChoice, { say }: Words): string =>
  audience === 'named'
    ? say('safety.record.choice-named')
    : say(`safety.record.${audience}`, { name: name ?? '' });

/** Those who read it, in a few words. */
function readersSaid({ audience, name, people }: RecordReaders, { say, list }: Words): string {
  if (audience !== 'named') return say(`safety.record.${audience}`, { name: name ?? '' });
  return people.length > 0
    ? say('safety.record.named-who', { names: list(people) })
    : say('safety.record.nobody-yet');
}

const useReaders = (capture: string) => {
  const { api } = useApp();
  return useQuery({
    queryKey: ['record-readers', capture],
    queryFn: () => api.recordReaders(capture),
  });
};

/** One line: by whom, and who reads it. */
export function ReadBy({ id }: { readonly id: string }) {
  const words = useWords();
  const layout = useLayout();
  const { data } = useReaders(id);
  if (!data) return null;
  return (
    <p className={layout.plain}>
      {data.mine ? null : `${words.say('safety.record.by', { name: data.author })} · `}
      {words.say('safety.record.reads', { who: readersSaid(data, words) })}
    </p>
  );
}

/** Said before the first word, and there all along: who will read it, how many they are, and, for its author, the choice. */
export function Readers({ sheet }: { readonly sheet: CaptureSheet }) {
  const { say } = useWords();
  const layout = useLayout();
  const { capture, template } = sheet;
  const draft = capture.state === 'draft';
  return (
    <details>
      <summary>{say('forms.who.title')}</summary>
      {draft ? <p className={layout.plain}>{say('forms.who.now')}</p> : null}
      {template.becomes === 'gap' ? (
        <p className={layout.plain}>{say('forms.who.gap')}</p>
      ) : (
        <Asked id={capture.id} draft={draft} />
      )}
    </details>
  );
}

function Asked({ id, draft }: { readonly id: string; readonly draft: boolean }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const query = useReaders(id);
  const [narrowing, setNarrowing] = useState(false);
  return (
    <Read query={query}>
      {(readers) => (
        <>
          <p className={layout.plain}>
            {say(draft ? 'safety.record.will' : 'safety.record.reads', {
              who: readersSaid(readers, words),
            })}
          </p>
          <p className={layout.plain}>
            {readers.count === null
              ? say('safety.record.count-few', { smallest: readers.smallest })
              : say('safety.record.count', { count: readers.count })}
          </p>
          <p className={layout.plain}>
            {say(readers.library ? 'safety.record.library' : 'safety.record.no-library')}
          </p>
          <p className={layout.plain}>{say('safety.record.quoted')}</p>
          {draft && readers.choices.length > 0 ? (
            <Choose key={keyOf(readers)} id={id} readers={readers} />
          ) : null}
          {!draft && readers.choices.length > 0 ? (
            <Button size="small" onClick={() => setNarrowing(true)}>
              {say('safety.audience.narrow')}
            </Button>
          ) : null}
          {narrowing ? (
            <Narrow id={id} readers={readers} onClose={() => setNarrowing(false)} />
          ) : null}
        </>
      )}
    </Read>
  );
}

interface Choosing {
  readonly id: string;
  readonly readers: RecordReaders;
}

/** What was chosen and not saved yet. */
function useChoice({ id, readers }: Choosing) {
  const { api } = useApp();
  const queries = useQueryClient();
  const { choices } = readers;
  const now = choices.find((one) => keyOf(one) === keyOf(readers)) ?? choices[0];
  const [chosen, setChosen] = useState(now);
  const [typed, setTyped] = useState(readers.people.join('; '));
  const write = useWrite((input: ChooseReaders) => api.chooseReaders(id, input));
  async function save() {
    if (!chosen) return;
    const { audience, community } = chosen;
    const named = audience === 'named' ? namedIn(typed) : [];
    const saved = await write.mutateAsync({ audience, community, readers: named });
    queries.setQueryData(['record-readers', id], saved);
  }
  return { chosen, setChosen, typed, setTyped, save, isPending: write.isPending };
}

function Fields({
  readers: { choices },
  choice: { chosen, setChosen, typed, setTyped },
}: {
  readonly readers: RecordReaders;
  readonly choice: ReturnType<typeof useChoice>;
}) {
  const words = useWords();
  if (!chosen) return null;
  return (
    <ReadersFields
      choices={choices.map((one) => ({ value: keyOf(one), label: choiceSaid(one, words) }))}
      chosen={keyOf(chosen)}
      hint=""
      named={
        chosen.audience === 'named' ? { typed, hint: words.say('safety.record.people-hint') } : null
      }
      onChoose={(value) => setChosen(choices.find((one) => keyOf(one) === value))}
      onName={setTyped}
    />
  );
}

function Choose(props: Choosing) {
  const { say } = useWords();
  const tell = useTell();
  const words = useWords();
  const layout = useLayout();
  const choice = useChoice(props);
  return (
    <div className={layout.stack}>
      <Fields readers={props.readers} choice={choice} />
      <div>
        <Button
          disabled={choice.isPending}
          onClick={() =>
            void choice.save().then(
              () => tell(say('safety.record.saved')),
              (error: unknown) => tell(explain(error, words), 'error'),
            )
          }
        >
          {say('safety.record.save')}
        </Button>
      </div>
    </div>
  );
}

function Narrow(props: Choosing & { readonly onClose: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const tell = useTell();
  const choice = useChoice(props);
  return (
    <Confirm
      title={say('safety.audience.narrow-title')}
      confirm={say('safety.audience.narrow')}
      onClose={props.onClose}
      onConfirm={async () => {
        await choice.save();
        tell(say('safety.record.saved'));
      }}
    >
      <p className={layout.plain}>{say('safety.record.narrow-what')}</p>
      <Fields readers={props.readers} choice={choice} />
    </Confirm>
  );
}
