import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { WhoReads } from '../../../src/contract/safety.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Kept } from './page.tsx';

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

/** Who reads what is written in one place, whether it is quoted, what is kept, and how it is taken back. */
export default function WhoReadsPage() {
  const [params] = useSearchParams();
  const { say } = useWords();
  const { api } = useApp();
  const kind = params.has('query') ? 'query' : 'discussion';
  const id = params.get(kind) ?? '';
  const query = useQuery({
    queryKey: ['who-reads', kind, id],
    queryFn: () => api.whoReads(kind, id),
    enabled: id !== '',
  });
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

function Answer({ reads }: { readonly reads: WhoReads }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { kind, title, path, communities, members, guests, smallest } = reads;
  const { moderators, channel, unnamed, few, staff } = reads;
  const counted = (words: string, count: number | null) =>
    count === null
      ? say(`safety.who.${words}-few`, { smallest })
      : say(`safety.who.${words}`, { count });
  const open = [
    say('safety.who.communities', { names: list(communities) }),
    counted('members', members),
    staff ? say('safety.who.staff') : null,
    guests === 0 ? say('safety.who.no-guests') : counted('guests', guests),
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
    say('safety.who.take-back'),
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
