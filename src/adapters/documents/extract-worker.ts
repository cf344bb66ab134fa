import { parentPort } from 'node:worker_threads';
import { type OfficeParserConfig, parseOffice } from 'officeparser';
import { z } from 'zod';

/**
 * Runs on a thread of its own: parsers of office formats are the code most likely to hang, crash or eat the memory
 * on a crafted file. Nothing here may reach the network, whatever a document points at.
 */
globalThis.fetch = () => Promise.reject(new Error('the text extractor has no network'));

const Job = z.object({
  kind: z.enum(['docx', 'pptx', 'xlsx', 'odt', 'odp', 'ods', 'rtf', 'pdf']),
  bytes: z.instanceof(Uint8Array),
});

const LOCKED: ReadonlySet<string> = new Set([
  'PASSWORD_REQUIRED',
  'PASSWORD_INCORRECT',
  'DOCUMENT_DECRYPTION_FAILED',
]);

const Failure = z.object({ officeIssue: z.object({ code: z.string() }) });

/** A docx of 50 MB may hold ten times that; more is a bomb. */
const MOST_INFLATED = 400 * 2 ** 20;

const optionsFor = (kind: z.infer<typeof Job>['kind']): OfficeParserConfig => ({
  fileType: kind,
  ocr: false,
  extractAttachments: false,
  ignoreHeadersAndFooters: true,
  ignoreSlideMasters: true,
  // By default each PDF gets a process of its own, which outlives this thread when it is ended; one wall is enough.
  pdfParserConfig: { separateProcess: false },
  decompressionLimits: { maxUncompressedBytes: MOST_INFLATED, maxZipEntries: 10_000 },
});

async function answer(message: unknown) {
  try {
    const { kind, bytes } = Job.parse(message);
    const parsed = await parseOffice(bytes, optionsFor(kind));
    // Flat: columns and tables in the order of reading, not drawn with spaces as on the page.
    const { value } = await parsed.to('text', { textConfig: { preserveLayout: false } });
    return { ok: true, text: typeof value === 'string' ? value : '' };
  } catch (error) {
    // Whatever a parser throws at a bad file is a reason, told to the other side; the message may quote the file.
    const failure = Failure.safeParse(error);
    const code = failure.success ? failure.data.officeIssue.code : '';
    return { ok: false, reason: LOCKED.has(code) ? 'encrypted' : 'broken' };
  }
}

parentPort?.on('message', (message: unknown) => {
  void answer(message).then((result) => parentPort?.postMessage(result));
});
