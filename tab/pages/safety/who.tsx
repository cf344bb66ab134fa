import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { QueryAudience } from '../../../src/contract/queries.ts';
import type { WhoReads } from '../../../src/contract/safety.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Kept } from './page.tsx';

type Say = ReturnType<typeof useWords>['say'];

const KINDS = ['query', 'asking', 'discussion'] as const;

/** The way to it, beside every form in which people write. */
export function WhoReadsLink(props: { readonly kind: WhoReads['kind']; readonly id: string }) {
  const { say } = useWords();
  const { me } = useApp();
  if (me.guest) return null;
  return (
    <TextLink to={`/safety/who?${new URLSearchParams({ [props.kind]: props.id })}`}>
      {say('safety.who.title')}
    </TextLink>
  );
}

function useWhoReads(kind: WhoReads['kind'], id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['who-reads', kind, id],
    queryFn: () => api.whoReads(kind, id),
    enabled: id !== '',
  });
}

/** How many people read a question with these readers, and the way to all that can be told of it. */
export function WhoReadsQuestion(props: {
  readonly community: string;
  readonly audience: QueryAudience;
}) {
  const { community, audience } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { data } = useWhoReads('asking', community);
  return (
    <div>
      {data ? <p className={layout.plain}>{numbersOf(data, audience, say).join(' ')}</p> : null}
      <WhoReadsLink kind="asking" id={community} />
    </div>
  );
}

function numbersOf(reads: WhoReads, audience: QueryAudience, say: Say): string[] {
  const { moderators, everybody } = reads;
  const answering = say('safety.who.moderators', { count: moderators });
  if (audience === 'named' || audience === 'moderators') return [answering];
  const all = everybody === null ? [] : [say('safety.who.everybody', { count: everybody })];
  return audience === 'staff' ? [...all, answering] : [...peopleIn(reads, say), answering];
}

/** Who reads what is written in one place, whether it is quoted, what is kept, and how it is taken back. */
export default function WhoReadsPage() {
  const [params] = useSearchParams();
  const { say } = useWords();
  const kind = KINDS.find((one) => params.has(one)) ?? 'discussion';
  const id = params.get(kind) ?? '';
  const query = useWhoReads(kind, id);
  if (id === '')
    return (
      <Page title={say('safety.who.title')}>
        <Empty title={say('safety.who.nowhere')}>
          <TextLink to="/safety">{say('safety.page.title')}</TextLink>
        </Empty>
      </Page>
    );
  return (
    <Page title={say('safety.who.title')}>
      <Read query={query}>
        {(reads) => (
          <>
            <Answer reads={reads} />
            <Kept forgotten={reads.forgotten} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** Members and guests, counted where that exposes nobody. */
function peopleIn({ members, guests, smallest }: WhoReads, say: Say): string[] {
  const counted = (words: string, count: number | null) =>
    count === null
      ? say(`safety.who.${words}-few`, { smallest })
      : say(`safety.who.${words}`, { count });
  return [
    counted('members', members),
    guests === 0 ? say('safety.who.no-guests') : counted('guests', guests),
  ];
}

function Answer({ reads }: { readonly reads: WhoReads }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { kind, title, path, communities, moderators, channel, unnamed, few, staff, everybody } =
    reads;
  const open = [
    say('safety.who.communities', { names: list(communities) }),
    ...peopleIn(reads, say),
    staff ? say('safety.who.staff') : null,
    everybody === null ? null : say('safety.who.everybody', { count: everybody }),
    say(channel ? 'safety.who.channel' : 'safety.who.no-channel'),
  ];
  const named = few?.names ?? [];
  const closed = [
    named.length > 0 ? say('safety.who.named', { names: list(named) }) : say('safety.who.few'),
  ];
  const lines = [
    ...(few ? closed : open),
    say('safety.who.moderators', { count: moderators }),
    few ? null : say(`safety.who.quoted.${kind}`),
    say(`safety.who.fewer.${kind}`),
    say(kind === 'asking' ? 'safety.who.take-back-asking' : 'safety.who.take-back'),
    unnamed ? say('safety.who.unnamed') : null,
  ];
  return (
    <Section id="who" title={title}>
      <p className={layout.plain}>
        <TextLink to={path}>{say('safety.who.back')}</TextLink>
      </p>
      {lines.map((line) =>
        line === null ? null : (
          <p key={line} className={layout.plain}>
            {line}
          </p>
        ),
      )}
    </Section>
  );
}
