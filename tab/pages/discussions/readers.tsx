import type { Contribution, NarrowContribution } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { AmongFields, Narrow as NarrowAmong } from '../../components/narrowing.tsx';
import { useWrite } from '../../queries.ts';

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

interface Chosen {
  readonly audience: Audience;
  /** As typed: names or mail addresses, apart by semicolons. */
  readonly readers: string;
}

/** Who reads it: chosen before the first word, and shown on what is written. */
export const Readers = ({
  audience,
  readers,
  among,
  set,
}: Chosen & {
  readonly among: readonly Audience[];
  readonly set: (part: Partial<Chosen>) => void;
}) => (
  <AmongFields
    {...{ among, audience }}
    words="audience"
    typed={readers}
    onChoose={(chosen) => set({ audience: chosen })}
    onName={(typed) => set({ readers: typed })}
  />
);

/** The author's way to fewer readers than now. */
export function Narrow({ item }: { readonly item: Contribution }) {
  const { api, me } = useApp();
  const write = useWrite((input: NarrowContribution) => api.narrow(item.id, input));
  return (
    <NarrowAmong
      among={(item.narrower ?? []).filter((one) => !me.guest || one === 'moderators')}
      words="audience"
      send={(audience, readers) => write.mutateAsync({ audience, readers, version: item.version })}
    />
  );
}
