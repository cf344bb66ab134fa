import type { AttachmentStore } from '../../../features/attachments/store.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

const TABLES = { contribution: 'contributions', reply: 'replies' } as const;

interface Row {
  readonly url: string;
  readonly product: string | null;
  readonly shown: boolean;
}

const toAttachment = ({ url, product, shown }: Row) => ({
  url,
  product: product === null ? null : asId<ProductId>(product),
  shown,
});

export const attachmentStore = ({ read, write }: Session): AttachmentStore => ({
  async of(sourceKey) {
    const rows = await read()
      .selectFrom('attachments')
      .select(['url', 'product', 'shown'])
      .where('source_key', '=', sourceKey)
      .orderBy('place')
      .execute();
    return rows.map(toAttachment);
  },

  async on({ kind, id }) {
    const rows = await read()
      .selectFrom('attachments')
      .select(['url', 'product', 'shown'])
      .where('source_key', '=', (eb) =>
        eb.selectFrom(TABLES[kind]).select('source_key').where('id', '=', id),
      )
      .orderBy('place')
      .execute();
    return rows.map(toAttachment);
  },

  async keep(sourceKey, attachments) {
    const db = await write();
    await db.deleteFrom('attachments').where('source_key', '=', sourceKey).execute();
    if (attachments.length === 0) return;
    await db
      .insertInto('attachments')
      .values(attachments.map((one, place) => ({ source_key: sourceKey, place, ...one })))
      .execute();
  },
});
