import { Field, Input, Select } from '@fluentui/react-components';
import type {
  ConsolidatedEdit,
  ConsolidatedPage,
  Point,
} from '../../../../src/contract/queries.ts';
import type { DraftRules, Group } from '../../../components/drafting/desk.ts';
import type { Work } from '../../../components/drafting/work.ts';
import { useLayout } from '../../../components/layout.ts';
import { useWords, type Words } from '../../../words.tsx';

export const PARTS: readonly Point['kind'][] = ['summary', 'country', 'resource', 'open'];
const COUNTRY_LIMIT = 100;

export const begin = ({ version, points, setAside }: ConsolidatedPage): Work<Point> => ({
  base: version,
  statements: points,
  setAside: setAside.map(({ point, reason }) => ({ statement: point, reason })),
});

export const toEdit = ({ base, statements, setAside }: Work<Point>): ConsolidatedEdit => ({
  version: base,
  points: statements.map((point) => ({
    ...point,
    country: point.kind === 'country' ? point.country?.trim() || null : null,
  })),
  setAside: setAside.map(({ statement, reason }) => ({ id: statement.id, reason })),
});

/** The points in the parts of the reply, in the order in which it is read. */
export const groupsOf = (points: readonly Point[], { say }: Words): readonly Group<Point>[] =>
  PARTS.map((kind) => ({
    key: kind,
    title: say(`tab.consolidated.part.${kind}`),
    statements: points.filter((point) => point.kind === kind),
    make: (id) => ({ id, kind, country: null, text: '', sources: [] }),
  }));

/** What a colleague may have read already leaves with a reason; what was only just added may go. */
export function rulesFor(page: ConsolidatedPage, words: Words): DraftRules<Point> {
  const recorded = new Set(
    [...page.points, ...page.setAside.map(({ point }) => point)].map(({ id }) => id),
  );
  return {
    words: 'consolidated',
    together: (a, b) => a.kind === b.kind,
    onRecord: ({ id }) => recorded.has(id),
    groups: (points) => groupsOf(points, words),
    head: (point, set) => <Head point={point} set={set} />,
  };
}

/** In which part it stands, and for an experience, of which country. */
function Head({
  point,
  set,
}: {
  readonly point: Point;
  readonly set: (part: Partial<Point>) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.fields}>
      <Field label={say('tab.consolidated.part-label')}>
        <Select
          value={point.kind}
          onChange={(_, { value }) => set({ kind: value as Point['kind'] })}
        >
          {PARTS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`tab.consolidated.part.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      {point.kind === 'country' ? (
        <Field label={say('tab.consolidated.country')} style={{ flex: '1 1 140px' }}>
          <Input
            value={point.country ?? ''}
            maxLength={COUNTRY_LIMIT}
            onChange={(_, { value }) => set({ country: value })}
          />
        </Field>
      ) : null}
    </div>
  );
}
