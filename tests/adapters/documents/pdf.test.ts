import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createPdfConverter } from '../../../src/adapters/documents/pdf.ts';
import type { Log } from '../../../src/ports/log.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const files = ['a.docx', 'b.docx'].map((name) => ({ name, bytes: new TextEncoder().encode(name) }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'praxis-office-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program in the place of the office program; the last arguments are the files. */
async function office(script: string): Promise<string> {
  const program = join(folder, 'soffice');
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  return program;
}

const COPY = `echo "$1" > ${'"$(dirname "$0")"'}/profile
for f in "$@"; do case "$f" in *.docx) cp "$f" "\${f%.docx}.pdf";; esac; done`;

const left = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('praxis-pdf-')).length;

test('each file comes back under its own name, made with a profile of its own that is gone afterwards', async () => {
  const before = await left();
  const pdf = createPdfConverter({ log: silent, program: await office(COPY) });
  const made = await pdf.convert(files);
  expect([...made].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['a.docx', 'a.docx'],
    ['b.docx', 'b.docx'],
  ]);
  expect(pdf.trouble()).toBeNull();
  expect(await left()).toBe(before);
});

test('it is looked for where programs are', async () => {
  await office(COPY);
  const pdf = createPdfConverter({ log: silent, path: `/nowhere:${folder}` });
  expect((await pdf.convert(files)).size).toBe(2);
});

test('where there is none documents are docx only, and the operator is told what to install', async () => {
  const pdf = createPdfConverter({ log: silent, path: '/nowhere' });
  expect((await pdf.convert(files)).size).toBe(0);
  expect(pdf.trouble()).toContain('LibreOffice');
  const off = createPdfConverter({ log: silent, program: 'off', path: folder });
  expect((await off.convert(files)).size).toBe(0);
  expect(off.trouble()).toBeNull();
});

test('one that hangs is ended in time with what it started', async () => {
  const program = await office('sleep 30 & sleep 30');
  const pdf = createPdfConverter({ log: silent, program, timeLimitMs: 200 });
  const began = performance.now();
  expect((await pdf.convert(files)).size).toBe(0);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(pdf.trouble()).toContain('docx only');
});

test('one that fails, or makes a file too few, gives what there is', async () => {
  const failing = createPdfConverter({ log: silent, program: await office('exit 3') });
  expect((await failing.convert(files)).size).toBe(0);
  const half = createPdfConverter({
    log: silent,
    program: await office(
      `for f in "$@"; do case "$f" in *d0.docx) cp "$f" "\${f%.docx}.pdf";; esac; done`,
    ),
  });
  expect([...(await half.convert(files)).keys()]).toEqual(['a.docx']);
  expect(half.trouble()).toContain('some documents');
});
