import { useBench } from '../context.tsx';
import type { Tab } from '../shapes.ts';
import type { Go } from '../where.ts';
import { Hosted } from './hosted.tsx';

interface TabViewProps {
  readonly tab: Tab;
  readonly path: string;
  readonly go: Go;
  /** Changes with every deep link, so that the same one leads there again. */
  readonly moves: number;
}

/** The app's own page in its tab. */
export function TabView({ tab, path, go, moves }: TabViewProps) {
  const { app } = useBench();
  return (
    <section className="tab" aria-labelledby="place-title">
      <h1 id="place-title" tabIndex={-1}>
        {tab.name}
        <span className="quiet"> tab of {app.name}</span>
      </h1>
      <Hosted
        key={`${tab.id}/${path}/${moves}`}
        title={`${tab.name} tab`}
        url={tab.url}
        page={{ frameContext: 'content', entityId: tab.id, subEntityId: path }}
        navigate={({ pageId, subPageId }) => go({ tab: subPageId, tabId: pageId || tab.id })}
      />
    </section>
  );
}
