import type { LetterStore } from '../../../features/capture/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

export const letterStore = ({ read, write }: Session): LetterStore => ({
  async of(capture, edition) {
    const rows = await read()
      .selectFrom('capture_letters')
      .select('person')
      .where('capture', '=', capture)
      .where('edition', '=', edition)
      .execute();
    return rows.map(({ person }) => asId<PersonId>(person));
  },

  async insert({ capture, edition, person, by, at }) {
    await (await write())
      .insertInto('capture_letters')
      .values({ capture, edition, person, sent_by: by, at })
      .execute();
  },
});
