import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { CheckPlace, Placed } from '../../../src/contract/places.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { isGone, useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ChannelChoice, LibraryChoice, TeamChoice } from './choices.tsx';
import { Facts, Troubles } from './parts.tsx';
import { useCheck, usePlace } from './queries.ts';

/** What was chosen so far; empty: nothing yet. `names` are for the question before saving. */
export interface Chosen extends CheckPlace {
  readonly team: string;
  readonly channel: string;
  readonly library: string;
}

const NOTHING: Chosen = {
  teamId: '',
  channelId: '',
  driveId: '',
  team: '',
  channel: '',
  library: '',
};

/** Choosing where a community meets and keeps its documents: team, channel, library, in this order. */
export default function BindPage() {
  const { say } = useWords();
  const slug = useParams().id ?? '';
  const query = usePlace(slug);
  const above = <TextLink to="/admin/places">{say('places.back')}</TextLink>;
  if (isGone(query.error)) {
    return (
      <Page title={say('places.gone')} above={above}>
        <Empty title={say('places.gone-how')} />
      </Page>
    );
  }
  const title = query.data ? say('places.choose', { name: query.data.name }) : say('places.title');
  return (
    <Page title={title} above={above}>
      <Read query={query}>{(placed) => <Choosing placed={placed} />}</Read>
    </Page>
  );
}

function Choosing({ placed }: { readonly placed: Placed }) {
  const { say } = useWords();
  const layout = useLayout();
  const [chosen, setChosen] = useState(NOTHING);
  return (
    <div className={layout.parts}>
      <Section id="now" title={say('places.now')}>
        <div className={layout.card}>
          <Facts placed={placed} />
          {placed.troubles.length > 0 ? <Troubles troubles={placed.troubles} /> : null}
        </div>
      </Section>
      <Section id="team" title={say('places.step-team')}>
        <TeamChoice
          chosen={chosen.teamId}
          onChoose={({ id, name }) => setChosen({ ...NOTHING, teamId: id, team: name })}
        />
      </Section>
      {chosen.teamId ? (
        <Section id="channel" title={say('places.step-channel')}>
          <ChannelChoice
            team={chosen.teamId}
            chosen={chosen.channelId}
            onChoose={({ id, name }) =>
              setChosen({ ...chosen, channelId: id, channel: name, driveId: '', library: '' })
            }
          />
        </Section>
      ) : null}
      {chosen.channelId ? (
        <Section id="library" title={say('places.step-library')}>
          <LibraryChoice
            team={chosen.teamId}
            channel={chosen.channelId}
            chosen={chosen.driveId}
            onChoose={({ id, name }) => setChosen({ ...chosen, driveId: id, library: name })}
          />
        </Section>
      ) : null}
      {chosen.driveId ? <Saving placed={placed} chosen={chosen} /> : null}
    </div>
  );
}

/** What would be right and wrong there, and the way to save it. */
function Saving({ placed, chosen }: { readonly placed: Placed; readonly chosen: Chosen }) {
  const { say } = useWords();
  const layout = useLayout();
  const { teamId, channelId, driveId } = chosen;
  const query = useCheck(placed.slug, { teamId, channelId, driveId });
  const [asking, setAsking] = useState(false);
  return (
    <Section id="check" title={say('places.step-check')}>
      <Read query={query}>
        {({ ready, confirm, troubles, roster }) => (
          <div className={layout.card}>
            {roster ? (
              <p className={layout.plain}>
                {say('places.members', { count: roster.members })},{' '}
                {say('places.moderators', { count: roster.moderators })}
              </p>
            ) : null}
            {troubles.length > 0 ? (
              <Troubles troubles={troubles} />
            ) : (
              <p className={layout.plain}>{say('places.fits')}</p>
            )}
            {ready ? (
              <div>
                <Button appearance="primary" onClick={() => setAsking(true)}>
                  {say('places.save')}
                </Button>
              </div>
            ) : (
              <p className={layout.plain}>{say('places.unfit')}</p>
            )}
            {asking ? (
              <Save
                placed={placed}
                chosen={chosen}
                readers={confirm}
                onClose={() => setAsking(false)}
              />
            ) : null}
          </div>
        )}
      </Read>
    </Section>
  );
}

function Save(props: {
  readonly placed: Placed;
  readonly chosen: Chosen;
  /** Nothing says yet who reads the library: the administrator has to. */
  readonly readers: boolean;
  readonly onClose: () => void;
}) {
  const { placed, chosen, readers, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const navigate = useNavigate();
  const [confirmed, setConfirmed] = useState(false);
  const [missing, setMissing] = useState(false);
  const { teamId, channelId, driveId, team, channel, library } = chosen;
  const write = useWrite(() =>
    api.bindPlace(placed.slug, { teamId, channelId, driveId, tag: placed.tag, confirmed }),
  );
  return (
    <Confirm
      title={say('places.save-title')}
      confirm={say('places.save')}
      onClose={onClose}
      check={() => {
        setMissing(readers && !confirmed);
        return !readers || confirmed;
      }}
      onConfirm={async () => {
        await write.mutateAsync(undefined);
        tell(say('places.saved', { name: placed.name }));
        await navigate('/admin/places');
      }}
    >
      <p className={layout.plain}>
        {say('places.save-text', { name: placed.name, team, channel, library })}
      </p>
      {readers ? (
        <div className={layout.tight}>
          <Checkbox
            label={say('places.readers', { library, channel })}
            checked={confirmed}
            onChange={(_, { checked }) => setConfirmed(checked === true)}
          />
          {missing && !confirmed ? <p role="alert">{say('places.readers-missing')}</p> : null}
        </div>
      ) : null}
    </Confirm>
  );
}
