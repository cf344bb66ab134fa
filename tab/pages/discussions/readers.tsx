import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contribution, NarrowContribution } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

export type Audience = Contribution['audience'];
const AUDIENCES: readonly Audience[] = ['community', 'guests', 'moderators', 'named'];
/** What a guest says guests read. */
const GUESTS_AUDIENCES: readonly Audience[] = ['guests', 'moderators'];

/** Where nobody of another organization reads, nothing is for them. */
export function useAudiences(community: string): readonly Audience[] {
  const { me } = useApp();
  if (me.guest) return GUESTS_AUDIENCES;
  const opened = me.communities.some(({ id, guests }) => id === community && guests === true);
  return opened ? AUDIENCES : AUDIENCES.filter((one) => one !== 'guests');
}

export const namedIn = (readers: string): string[] =>
  readers
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

interface Chosen {
  readonly audience: Audience;
  /** As typed: names or mail addresses, apart by semicolons. */
  readonly readers: string;
}

/** Who reads it: chosen before the first word, and shown on what is written. */
export function Readers({
  audience,
  readers,
  among,
  set,
}: Chosen & {
  readonly among: readonly Audience[];
  readonly set: (part: Partial<Chosen>) => void;
}) {
  const { say } = useWords();
  return (
    <>
      <Field label={say('safety.audience.label')} hint={say(`safety.audience.what.${audience}`)}>
        <Select value={audience} onChange={(_, { value }) => set({ audience: value as Audience })}>
          {among.map((one) => (
            <option key={one} value={one}>
              {say(`safety.audience.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {audience === 'named' ? (
        <Field
          label={say('safety.audience.people')}
          hint={say('safety.audience.people-hint')}
          required
        >
          <Input
            value={readers}
            maxLength={2_000}
            onChange={(_, { value }) => set({ readers: value })}
          />
        </Field>
      ) : null}
    </>
  );
}

/** The author's way to fewer readers than now. */
export function Narrow({ item }: { readonly item: Contribution }) {
  const { say } = useWords();
  const { me } = useApp();
  const [open, setOpen] = useState(false);
  const among = (item.narrower ?? []).filter((one) => !me.guest || one === 'moderators');
  if (among.length === 0) return null;
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('safety.audience.narrow')}
      </Button>
      {open ? <NarrowDialog item={item} among={among} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function NarrowDialog(props: {
  readonly item: Contribution;
  readonly among: readonly Audience[];
  readonly onClose: () => void;
}) {
  const { item, among, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const write = useWrite((input: NarrowContribution) => api.narrow(item.id, input));
  const [chosen, setChosen] = useState<Chosen>({ audience: among[0] ?? 'moderators', readers: '' });
  const { audience, readers } = chosen;
  return (
    <Confirm
      title={say('safety.audience.narrow-title')}
      confirm={say('safety.audience.narrow')}
      onClose={onClose}
      onConfirm={async () => {
        const named = audience === 'named' ? namedIn(readers) : [];
        await write.mutateAsync({ audience, readers: named, version: item.version });
        tell(say('safety.audience.narrowed'));
      }}
    >
      <p className={layout.plain}>{say('safety.audience.narrow-what')}</p>
      <Readers {...chosen} among={among} set={(part) => setChosen({ ...chosen, ...part })} />
    </Confirm>
  );
}
