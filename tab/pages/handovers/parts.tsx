import { mergeClasses } from '@fluentui/react-components';
import type { HandoverSummary } from '../../../src/contract/handovers.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { Day } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

type State = HandoverSummary['state'];

const TONES: Record<State, Tone> = {
  preparing: 'informative',
  final: 'brand',
  delivered: 'success',
  acknowledged: 'success',
  missed: 'warning',
};

export function HandoverTag({ state }: { readonly state: State }) {
  const { say } = useWords();
  return <Tag tone={TONES[state]}>{say(`common.states.handover.${state}`)}</Tag>;
}

export const isDelivered = (state: State): boolean =>
  state === 'delivered' || state === 'acknowledged';

/** Where this reader goes on with it. */
export const placeOf = ({ id, role }: HandoverSummary): string =>
  role === 'leaver' ? `/handovers/${id}` : `/handovers/${id}/pack`;

/** The last day, and who leaves, supervises and follows. */
export function HandoverFacts({ handover }: { readonly handover: HandoverSummary }) {
  const { say } = useWords();
  const layout = useLayout();
  const { lastDay, supervisor, successor } = handover;
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say('tab.handover.last-day')} <Day on={lastDay} />
      {' · '}
      {supervisor
        ? say('tab.handover.supervisor', { name: supervisor.name })
        : say('tab.handover.no-supervisor')}
      {' · '}
      {successor
        ? say('tab.handover.successor', { name: successor.name })
        : say('tab.handover.no-successor')}
    </p>
  );
}

/** What this reader is asked to do, or what they wait for. */
function nextOf({ role, state, actions }: HandoverSummary): string {
  if (role === 'leaver') return state === 'preparing' ? 'write' : 'look';
  if (!isDelivered(state)) return 'wait';
  return actions.includes('acknowledge') ? 'acknowledge' : 'read';
}

export function HandoverCard({ handover }: { readonly handover: HandoverSummary }) {
  const { say } = useWords();
  const layout = useLayout();
  const { person, role, state } = handover;
  const to = placeOf(handover);
  const next = nextOf(handover);
  const title =
    role === 'leaver' ? say('tab.handover.yours') : say('tab.handover.of', { name: person.name });
  const asked = next === 'write' || next === 'acknowledge';
  return (
    <li className={mergeClasses(layout.card, asked && layout.asked)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>
          <TextLink to={to}>{title}</TextLink>
        </h3>
        <HandoverTag state={state} />
      </div>
      <HandoverFacts handover={handover} />
      {next === 'wait' ? (
        <>
          <p className={layout.plain}>
            {say(state === 'missed' ? 'tab.handover.missed-for-others' : 'tab.handover.next.wait')}
          </p>
          {state === 'missed' ? null : (
            <div>
              <LinkButton to={to}>
                {say('tab.handover.questions.title')}
                <span className={layout.hidden}> {title}</span>
              </LinkButton>
            </div>
          )}
        </>
      ) : (
        <div>
          <LinkButton to={to} primary={asked}>
            {say(`tab.handover.next.${next}`)}
            <span className={layout.hidden}> {title}</span>
          </LinkButton>
        </div>
      )}
    </li>
  );
}
