import { Button, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CommunityMembers, OnMember, SpeaksFor } from '../../../src/contract/membership.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { LongList } from '../../components/long-list.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { People } from './home.tsx';
import { useCommunityMembers } from './queries.ts';

type Member = CommunityMembers['members'][number];
type Verb = OnMember['verb'];

/** For moderators: who is there, whom to look at, who leads, what should go on when it ends. */
export default function MembersPage() {
  const { say } = useWords();
  const { id = '' } = useParams();
  const query = useCommunityMembers(id);
  return (
    <Page
      title={say('membership.tab.to-members')}
      above={
        <TextLink to={`/communities/${encodeURIComponent(id)}`}>
          {query.data?.name ?? say('extension.community.title')}
        </TextLink>
      }
    >
      <Read query={query}>{(found) => <Found id={id} found={found} />}</Read>
    </Page>
  );
}

function Found({ id, found }: { readonly id: string; readonly found: CommunityMembers }) {
  const { say } = useWords();
  const layout = useLayout();
  const toLookAt = found.members.filter(({ cleanUp }) => cleanUp);
  return (
    <>
      <Section id="clean-up" title={say('membership.tab.clean-up')}>
        <p className={layout.plain}>{say('membership.tab.clean-up-what')}</p>
        {toLookAt.length === 0 ? (
          <Empty title={say('membership.tab.clean')} />
        ) : (
          <Lines id={id} members={toLookAt} verbs={['keep', 'remove']} />
        )}
      </Section>
      <People figures={found.figures} />
      {found.ideas.length > 0 ? (
        <Section id="ideas" title={say('membership.tab.ideas')}>
          <ul className={layout.list}>
            {found.ideas.map((idea) => (
              <li key={idea.id} className={layout.card}>
                <span className={layout.h3}>{idea.name}</span>
                <p className={layout.written}>{idea.text}</p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="everybody" title={say('membership.tab.everybody')}>
        {found.asked ? (
          <p className={layout.plain}>{say('membership.tab.asked', { name: found.asked.name })}</p>
        ) : null}
        <Lines id={id} members={found.members} verbs={found.asked ? [] : ['ask-to-moderate']} />
      </Section>
    </>
  );
}

function Lines(props: {
  readonly id: string;
  readonly members: readonly Member[];
  readonly verbs: readonly Verb[];
}) {
  const layout = useLayout();
  return (
    <LongList items={props.members} keyOf={({ id }) => id} className={layout.row}>
      {(member) => <Line id={props.id} member={member} verbs={props.verbs} />}
    </LongList>
  );
}

const mayBe = (verb: Verb, { role, state }: Member): boolean =>
  verb !== 'ask-to-moderate' || (role === 'member' && state !== 'left');

function Line(props: {
  readonly id: string;
  readonly member: Member;
  readonly verbs: readonly Verb[];
}) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const { member } = props;
  const { name } = member;
  const [asking, setAsking] = useState<Verb | null>(null);
  const act = useWrite((verb: Verb) => api.onMember(props.id, member.id, verb));
  const press = (verb: Verb) => {
    if (verb === 'remove') return setAsking(verb);
    act.mutate(verb, {
      onSuccess: () => tell(say(`membership.tab.did.${verb}`, { name })),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  };
  return (
    <>
      <span>
        {name} · {say(`membership.role.${member.role}`)} · {say(`membership.state.${member.state}`)}
      </span>
      {member.speaksFor === undefined ? null : <SpeaksForChoice id={props.id} member={member} />}
      {props.verbs
        .filter((verb) => mayBe(verb, member))
        .map((verb) => (
          <Button
            key={verb}
            size="small"
            disabled={act.isPending}
            aria-label={`${say(`membership.tab.verb.${verb}`)}: ${name}`}
            onClick={() => press(verb)}
          >
            {say(`membership.tab.verb.${verb}`)}
          </Button>
        ))}
      {asking ? (
        <Confirm
          title={say('membership.tab.remove-member', { name })}
          confirm={say('membership.tab.verb.remove')}
          onConfirm={() => act.mutateAsync('remove')}
          onClose={() => setAsking(null)}
        >
          <p className={layout.plain}>{say('membership.tab.remove-how')}</p>
        </Confirm>
      ) : null}
    </>
  );
}

const GROUPS: readonly SpeaksFor['group'][] = [
  'government',
  'employers',
  'workers',
  'agency',
  'academia',
  'donor',
];

/** For whom a guest speaks: chosen here, and counted by groups of five and more. */
function SpeaksForChoice({ id, member }: { readonly id: string; readonly member: Member }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const { name } = member;
  const write = useWrite((group: SpeaksFor['group']) => api.speaksFor(id, member.id, group));
  return (
    <Select
      size="small"
      aria-label={say('guests.constituent.of', { name })}
      value={member.speaksFor ?? ''}
      disabled={write.isPending}
      onChange={(_, { value }) => {
        const group = GROUPS.find((one) => one === value);
        if (!group) return;
        write.mutate(group, {
          onSuccess: () =>
            tell(say('guests.constituent.set', { name, group: say(`membership.group.${group}`) })),
          onError: (error) => tell(explain(error, words), 'error'),
        });
      }}
    >
      <option value="">{say('guests.constituent.unknown')}</option>
      {GROUPS.map((group) => (
        <option key={group} value={group}>
          {say(`membership.group.${group}`)}
        </option>
      ))}
    </Select>
  );
}
