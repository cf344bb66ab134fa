import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OfficeFile, PdfConverter } from '../../ports/documents.ts';
import type { Log } from '../../ports/log.ts';

/** For one call. The first start of an office program on a busy machine alone takes half a minute. */
const TIME_LIMIT_MS = 120_000;

const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
].join(delimiter);

const NAMES = ['soffice', 'libreoffice'];

export interface PdfOptions {
  readonly log: Log;
  /** Path of the program; `off`: none is wanted; absent: it is looked for where programs are. */
  readonly program?: string | undefined;
  /** Folders to look through, as in `PATH`; absent: where it is usually installed. */
  readonly path?: string | undefined;
  readonly timeLimitMs?: number;
}

/** The tagged kind, with the outline of the headings: what is read aloud, and by which one finds one's way. */
const FILTER =
  'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}';

const MISSING =
  'no office program to make PDF files: documents are docx only; install LibreOffice Writer, or name it in OFFICE_PROGRAM';

/**
 * PDF by LibreOffice, which runs for one call and ends with it. A profile of its own each time: with a shared one a
 * second call at the same moment ends at once without a word, and without a file.
 */
export function createPdfConverter(options: PdfOptions): PdfConverter {
  const { log, program, path = PLACES, timeLimitMs = TIME_LIMIT_MS } = options;
  let trouble: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function found(): Promise<string | null> {
    if (program === 'off') return null;
    const places = program
      ? [program]
      : path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
    for (const place of places) {
      const runs = await access(place, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (runs) return place;
    }
    return null;
  }

  async function convertIn(folder: string, office: string, files: readonly OfficeFile[]) {
    const named = files.map(({ name, bytes }, index) => ({ name, bytes, stem: `d${index}` }));
    for (const { stem, name, bytes } of named)
      await writeFile(join(folder, `${stem}${extension(name)}`), bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    await run(
      office,
      [
        `-env:UserInstallation=${profile}`,
        ...['--headless', '--norestore', '--nolockcheck', '--convert-to', FILTER],
        ...['--outdir', folder],
        ...named.map(({ stem, name }) => join(folder, `${stem}${extension(name)}`)),
      ],
      timeLimitMs,
    );
    const made = new Map<string, Uint8Array>();
    for (const { stem, name } of named) {
      const bytes = await readFile(join(folder, `${stem}.pdf`)).catch(() => null);
      if (bytes) made.set(name, bytes);
    }
    return made;
  }

  async function convert(files: readonly OfficeFile[]): Promise<ReadonlyMap<string, Uint8Array>> {
    if (files.length === 0) return new Map();
    const office = await found();
    if (!office) {
      trouble = program === 'off' ? null : MISSING;
      return new Map();
    }
    const folder = await mkdtemp(join(tmpdir(), 'praxis-pdf-'));
    try {
      const made = await convertIn(folder, office, files);
      trouble = made.size === files.length ? null : 'some documents could not be made into PDF';
      return made;
    } catch (error) {
      trouble = 'the office program did not make PDF files: documents are docx only';
      log.warn({ err: error, office }, trouble);
      return new Map();
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  // Known before the first document is made, for whoever asks how things are.
  const ready = found().then((office) => {
    if (!office && program !== 'off') trouble = MISSING;
  });

  return {
    convert(files) {
      // One at a time: each takes a core and half a gigabyte.
      const next = turn.then(() => ready).then(() => convert(files));
      turn = next.catch(() => null);
      return next;
    },
    trouble: () => trouble,
  };
}

const extension = (name: string): string => /\.[a-z]+$/i.exec(name)?.[0] ?? '.docx';

/** @throws Error where it does not end well, or not in time: then it and all that it started are ended. */
const run = (program: string, args: readonly string[], timeLimitMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    const late = setTimeout(() => {
      // The program is a script that starts another: the whole group is ended.
      endGroup(child.pid);
      reject(new Error(`no PDF within ${timeLimitMs} ms`));
    }, timeLimitMs);
    child.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      if (code === 0) resolve();
      else reject(new Error(`the office program ended with ${code}`));
    });
  });

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Ended in the same moment: nothing is left to end.
  }
}
