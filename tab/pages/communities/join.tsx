import { Badge, Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommunityLine, JoinRequest } from '../../../src/contract/communities.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** A community among others: what it is for, who is in it, and the one thing to do with it next. */
export function CommunityCard(props: { readonly one: CommunityLine; readonly why?: string }) {
  const { one, why } = props;
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const facts = [
    say(`communities.joining.${one.joining}`),
    say('communities.people', { count: one.people }),
    one.region?.name ?? null,
    words.list(one.languages.map((language) => say(`communities.languages.${language}`))),
    one.endsOn ? say('communities.until', { date: words.day(one.endsOn) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <h3 className={layout.h3}>
          {one.role ? (
            <TextLink to={`/communities/${encodeURIComponent(one.id)}`}>{one.name}</TextLink>
          ) : (
            one.name
          )}
        </h3>
        {one.role ? (
          <Badge appearance="outline">{say(`communities.role.${one.role}`)}</Badge>
        ) : null}
      </div>
      {why ? <p className={layout.plain}>{why}</p> : null}
      <p className={layout.written}>{one.purpose}</p>
      <p className={layout.muted}>{facts.join(' · ')}</p>
      {one.topics.length > 0 ? (
        <p className={layout.muted}>{words.list(one.topics.map((slug) => words.topic(slug)))}</p>
      ) : null}
      {one.moderators.length > 0 ? (
        <p className={layout.muted}>
          {say('communities.moderated-by', { names: words.list(one.moderators) })}
        </p>
      ) : null}
      {one.audienceReason ? (
        <p className={layout.plain}>
          {say('communities.narrow-why', { reason: one.audienceReason })}
        </p>
      ) : null}
      <Next one={one} />
    </li>
  );
}

type Asked = 'join' | 'leave' | null;

function Next({ one }: { readonly one: CommunityLine }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [asked, setAsked] = useState<Asked>(null);
  const join = useWrite((note: string) => api.joinCommunity(one.id, note));
  const { name } = one;
  const joinWith = async (note: string) => {
    const { outcome } = await join.mutateAsync(note);
    tell(say(`communities.done.${outcome}`, { name }));
  };
  if (one.role) {
    return (
      <div className={layout.row}>
        <Button onClick={() => setAsked('leave')}>{say('communities.leave')}</Button>
        {asked === 'leave' ? <Leave one={one} onClose={() => setAsked(null)} /> : null}
      </div>
    );
  }
  if (one.request) return <Waits request={one.request} />;
  const isOpen = one.joining === 'open';
  return (
    <div className={layout.row}>
      <Button
        appearance="primary"
        disabled={join.isPending}
        aria-label={`${say(isOpen ? 'communities.join' : 'communities.request')}: ${name}`}
        onClick={() => (isOpen ? void joinWith('').catch(() => undefined) : setAsked('join'))}
      >
        {say(isOpen ? 'communities.join' : 'communities.request')}
      </Button>
      {isOpen && join.isError ? <ErrorState error={join.error} /> : null}
      {asked === 'join' ? (
        <Ask name={name} onAsk={joinWith} onClose={() => setAsked(null)} />
      ) : null}
    </div>
  );
}

function Waits({ request }: { readonly request: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const withdraw = useWrite((id: string) => api.answerJoinRequest(id, { verb: 'withdraw' }));
  return (
    <div className={layout.row}>
      <span>{say('communities.join-state.waiting')}</span>
      <Button
        disabled={withdraw.isPending}
        onClick={() =>
          withdraw.mutate(request, { onSuccess: () => tell(say('communities.done.withdraw')) })
        }
      >
        {say('communities.withdraw')}
      </Button>
    </div>
  );
}

function Ask(props: {
  readonly name: string;
  readonly onAsk: (note: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const [note, setNote] = useState('');
  return (
    <Confirm
      title={`${say('communities.request')}: ${props.name}`}
      confirm={say('communities.request-send')}
      onConfirm={() => props.onAsk(note.trim())}
      onClose={props.onClose}
    >
      <p>{say('communities.request-what')}</p>
      <Field label={say('communities.fields.note')}>
        <Textarea
          rows={3}
          maxLength={500}
          value={note}
          onChange={(_, { value }) => setNote(value)}
        />
      </Field>
    </Confirm>
  );
}

/** Confirmed; whoever is the only moderator names another first. */
function Leave({ one, onClose }: { readonly one: CommunityLine; readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const isLast = one.role === 'moderator' && one.moderators.length === 1;
  const [successor, setSuccessor] = useState('');
  const [missing, setMissing] = useState(false);
  const leave = useWrite(() =>
    api.leaveCommunity(one.id, { successor: isLast ? successor.trim() : null }),
  );
  return (
    <Confirm
      title={`${say('communities.leave')}: ${one.name}`}
      confirm={say('communities.leave-now')}
      check={() => {
        const lacks = isLast && successor.trim() === '';
        setMissing(lacks);
        return !lacks;
      }}
      onConfirm={async () => {
        await leave.mutateAsync();
        tell(say('communities.done.left', { name: one.name }));
      }}
      onClose={onClose}
    >
      <p>{say(`communities.leave-what.${one.joining}`)}</p>
      {isLast ? (
        <Field
          label={say('communities.fields.successor')}
          hint={say('communities.leave-last')}
          required
          {...(missing ? { validationMessage: say('communities.leave-last') } : {})}
        >
          <Input value={successor} onChange={(_, { value }) => setSuccessor(value)} />
        </Field>
      ) : null}
    </Confirm>
  );
}

/** Somebody wants in: a moderator says yes, or no with a reason. */
export function WaitingCard({ request }: { readonly request: JoinRequest }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [declining, setDeclining] = useState(false);
  const accept = useWrite(() => api.answerJoinRequest(request.id, { verb: 'accept' }));
  const decline = useWrite((reason: string) =>
    api.answerJoinRequest(request.id, { verb: 'decline', reason }),
  );
  const names = { name: request.person, community: request.community.name };
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>{say('communities.wants-in', names)}</h3>
      {request.note ? <p className={layout.written}>{request.note}</p> : null}
      <p className={layout.muted}>{words.date(request.createdAt)}</p>
      {accept.isError ? <ErrorState error={accept.error} /> : null}
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabled={accept.isPending}
          onClick={() =>
            accept.mutate(undefined, { onSuccess: () => tell(say('communities.done.accept')) })
          }
        >
          {say('communities.accept')}
        </Button>
        <Button onClick={() => setDeclining(true)}>{say('communities.decline')}</Button>
      </div>
      {declining ? (
        <ReasonDialog
          title={say('communities.decline')}
          confirm={say('communities.decline')}
          label={say('communities.decline-why')}
          hint={say('communities.reason-missing')}
          onReason={async (reason) => {
            await decline.mutateAsync(reason);
            tell(say('communities.done.decline'));
          }}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </li>
  );
}
