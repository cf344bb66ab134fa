import { signedOutCard } from '../cards/sign-in.ts';
import type { Answer, Call, Command } from '../command.ts';
import { offerSignIn } from '../sign-in.ts';

async function signOut({ deps, who, voice }: Call): Promise<Answer> {
  await deps.signIn.tokens.forget(who.id);
  return { card: signedOutCard(voice) };
}

export const signInCommands: readonly Command[] = [
  {
    name: 'sign-in',
    words: offerSignIn,
    verbs: { 'session.show': { run: offerSignIn } },
  },
  { name: 'sign-out', words: signOut, verbs: { 'session.forget': { run: signOut } } },
];
