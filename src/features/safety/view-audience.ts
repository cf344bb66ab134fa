import type { PersonId } from '../../kernel/ids.ts';
import { type ChosenAmong, narrowing, type Widths } from '../../kernel/narrowing.ts';
import { type DifferingView, VIEW_AUDIENCES, type ViewAudience } from './model.ts';

export type ViewReaders = ChosenAmong<ViewAudience>;

export const ALL_WHO_OPEN_IT: ViewReaders = { audience: 'document', readers: [] };

type Chosen = Pick<DifferingView, 'audience' | 'readers'>;

export const audienceOf = ({ audience = 'document' }: Chosen): ViewAudience => audience;

/** For all who may open the document: what is counted, and shown to whoever opens it. */
export const isForAll = (view: Chosen): boolean => audienceOf(view) === 'document';

/** Whether somebody who neither wrote it nor answers for it is among those it is for. */
export const isForReader = (view: Chosen, who: PersonId): boolean =>
  isForAll(view) || (audienceOf(view) === 'named' && (view.readers?.includes(who) ?? false));

const WIDTH: Widths<ViewAudience> = { document: 2, named: 1, moderators: 0 };

const chosenOf = (view: Chosen): ViewReaders => ({
  audience: audienceOf(view),
  readers: view.readers ?? [],
});

export const { sameReaders, narrows, narrowerThan } = narrowing(WIDTH, VIEW_AUDIENCES, chosenOf);
