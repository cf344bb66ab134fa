import type { Db } from './db.ts';

/** What the organization's Entra is told to refuse, for whoever tries how sign-in fails. */
export interface Sessions {
  /** Grows when the person's sign-ins are ended. */
  generation(personId: string): number;
  /** Ends every sign-in of the person: refresh tokens given until now are refused. */
  end(personId: string): void;
  /** Whether the person must act themselves (second factor, new password) before the next token. */
  needsInteraction(personId: string): boolean;
  setInteraction(personId: string, needed: boolean): void;
  /** The AADSTS number that refuses the application's own credential; null where it is good. */
  credentialRefusal(): number | null;
  refuseCredential(code: number | null): void;
}

interface SessionRow {
  generation: number;
  interaction: number;
}

const APP = 'app';

export function createSessions(db: Db): Sessions {
  const row = (who: string): SessionRow =>
    db.get<SessionRow>('SELECT generation, interaction FROM sessions WHERE who = ?', who) ?? {
      generation: 0,
      interaction: 0,
    };
  const set = (who: string, { generation, interaction }: SessionRow): void => {
    db.run(
      'INSERT INTO sessions VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET generation = excluded.generation, interaction = excluded.interaction',
      who,
      generation,
      interaction,
    );
  };
  return {
    generation: (personId) => row(personId).generation,
    end: (personId) =>
      set(personId, { ...row(personId), generation: row(personId).generation + 1 }),
    needsInteraction: (personId) => row(personId).interaction !== 0,
    setInteraction: (personId, needed) =>
      set(personId, { ...row(personId), interaction: needed ? 1 : 0 }),
    credentialRefusal: () => row(APP).generation || null,
    refuseCredential: (code) => set(APP, { generation: code ?? 0, interaction: 0 }),
  };
}
