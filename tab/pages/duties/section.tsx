import { Button } from '@fluentui/react-components';
import type { Duty, MoveDuty } from '../../../src/contract/duties.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Part = 'own' | 'offered' | 'flagged';

interface Props {
  readonly part: Part;
  readonly duties: readonly Duty[];
}

/** One of the three lists; nothing where it is empty. */
export function DutySection({ part, duties }: Props) {
  const { say } = useWords();
  const layout = useLayout();
  if (duties.length === 0) return null;
  const unnamed = part === 'own' && duties.some(({ successor }) => successor === null);
  return (
    <Section id={`duties-${part}`} title={say(`duties.part.${part}`)}>
      <p className={layout.plain}>{say(`duties.does.${part}`)}</p>
      {unnamed ? <p className={layout.plain}>{say('duties.no-successor')}</p> : null}
      <OfferAll duties={duties.filter(({ actions }) => actions.includes('offer'))} />
      <ul className={layout.list}>
        {duties.map((duty) => (
          <DutyCard key={`${duty.handover} ${duty.kind} ${duty.ref}`} duty={duty} part={part} />
        ))}
      </ul>
    </Section>
  );
}

/** Somebody may own dozens of documents: one press offers all that may be offered to whoever follows. */
function OfferAll({ duties }: { readonly duties: readonly Duty[] }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite(async () => {
    const faults: unknown[] = [];
    // What whoever follows may not read is refused, and holds up nothing that comes after it.
    for (const { handover, kind, ref } of duties)
      await api
        .moveDuty({ handover, kind, ref, verb: 'offer' })
        .catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
    tell(say('duties.done.offer'));
  });
  const [first] = duties;
  if (duties.length < 2 || !first?.successor) return null;
  return (
    <div>
      <Button disabled={write.isPending} onClick={() => write.mutate(undefined)}>
        {say('duties.offer-all', { count: duties.length, name: first.successor })}
      </Button>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </div>
  );
}

/** Where it is looked after; desks and indicators have one page for all. */
function placeOf({ kind, ref }: Duty): string {
  const id = encodeURIComponent(ref);
  const places = {
    community: `/communities/${id}`,
    product: `/knowledge/${id}`,
    desk: '/desks',
    indicator: '/insights',
    practice: `/practices/${id}`,
  };
  return places[kind];
}

function DutyCard({ duty, part }: { readonly duty: Duty; readonly part: Part }) {
  const { say, day } = useWords();
  const layout = useLayout();
  const { kind, name, state, leaver, lastDay, to } = duty;
  const date = day(lastDay);
  const who = say(`duties.who.${kind === 'community' ? 'community' : 'others'}`);
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>
        {say(`duties.kind.${kind}`)}
        {say('common.colon')}
        {name === null ? (
          say('duties.unnamed')
        ) : (
          <TextLink to={placeOf(duty)} inText>
            {name}
          </TextLink>
        )}
      </h3>
      {part === 'own' ? null : (
        <p className={layout.plain}>{say('duties.from', { name: leaver, date })}</p>
      )}
      {part === 'flagged' ? null : (
        <p className={layout.muted}>
          {say(`duties.state.${state}`, { name: to ?? '—', who, date })}
        </p>
      )}
      <Moves duty={duty} />
    </li>
  );
}

function Moves({ duty }: { readonly duty: Duty }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { handover, kind, ref, name, successor, actions } = duty;
  const write = useWrite(async (verb: MoveDuty['verb']) => {
    await api.moveDuty({ handover, kind, ref, verb });
    tell(say(`duties.done.${verb}`));
  });
  if (actions.length === 0) return null;
  return (
    <>
      <div className={layout.row}>
        {actions.map((verb) => (
          <Button
            key={verb}
            appearance={verb === 'accept' ? 'primary' : 'secondary'}
            disabled={write.isPending}
            onClick={() => write.mutate(verb)}
          >
            {say(`duties.verb.${verb}`, { name: successor ?? '—' })}
            <span className={layout.hidden}> {name ?? say(`duties.kind.${kind}`)}</span>
          </Button>
        ))}
      </div>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </>
  );
}
