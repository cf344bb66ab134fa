import type { HandoverView } from '../features/capture/actions/handovers.ts';
import type { Template } from '../features/capture/template.ts';
import type { OwnFile, OwnFiles } from '../features/knowledge/own-files.ts';
import { AppError } from '../kernel/errors.ts';
import type { CaptureId, HandoverId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import type { HandoverSummary } from './handover-source.ts';

export interface SuggestedFile extends OwnFile {
  /** What stands in the handover once its author takes it. */
  readonly line: string;
}

export interface FilesPage extends HandoverSummary, Pick<OwnFiles, 'silence'> {
  readonly capture: CaptureId;
  /** The field of the form that takes them, and the place of its step. */
  readonly field: string;
  readonly step: number;
  /** Only what does not stand in the handover yet. */
  readonly items: readonly SuggestedFile[];
}

const MOST = 10;

/** In writing an address ends at a bracket or quotation mark. */
const writable = (url: string): string =>
  url.replace(/[()[\]'<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Where the form asks for documents with their addresses: the first field that holds links. */
export function placeOfFiles({ steps }: Template): { step: number; field: string } | null {
  const step = steps.findIndex(({ fields }) => fields.some(({ holds }) => holds === 'links'));
  const field = steps[step]?.fields.find(({ holds }) => holds === 'links');
  return field ? { step, field: field.id } : null;
}

/** What of somebody's files is not named in these answers yet, as lines that could be. */
export function suggestedFiles(
  files: readonly OwnFile[],
  answers: Readonly<Record<string, string>>,
): readonly SuggestedFile[] {
  const written = Object.values(answers).join('\n');
  return files
    .map((file) => ({ ...file, address: writable(file.webUrl) }))
    .filter(({ address, webUrl }) => !written.includes(address) && !written.includes(webUrl))
    .slice(0, MOST)
    .map(({ address, ...file }) => ({ ...file, line: `${file.title} – ${address}` }));
}

/** An answer with the lines that were chosen under what stands there, each once. */
export function withLines(answer: string, lines: readonly string[]): string {
  const there = new Set(answer.split('\n').map((line) => line.trim()));
  return [answer.trimEnd(), ...lines.filter((line) => !there.has(line.trim()))]
    .filter((part) => part !== '')
    .join('\n');
}

/** The leaver's own files, from which they choose what the handover names. */
export const handoverFiles = (
  { capture, knowledge }: Pick<ViewDeps, 'capture' | 'knowledge'>,
  summary: (view: HandoverView) => Promise<HandoverSummary>,
) => ({
  /** @throws AppError `not-found` for everybody but the leaver, and once it is finished */
  async files(who: Actor, id: HandoverId): Promise<FilesPage> {
    const view = await capture.handovers.read(who, id);
    const { role, handover } = view;
    if (role !== 'leaver' || handover.state !== 'preparing' || !handover.capture) {
      throw new AppError('not-found', 'only whoever leaves is shown their files');
    }
    const sheet = await capture.read(who, handover.capture);
    const place = placeOfFiles(sheet.template);
    if (!place) throw new AppError('not-found', 'the form asks for no files');
    const { items, silence } = await knowledge.ownFiles(who);
    return {
      ...(await summary(view)),
      ...{ ...place, silence, capture: handover.capture },
      items: suggestedFiles(items, sheet.capture.answers),
    };
  },
});
