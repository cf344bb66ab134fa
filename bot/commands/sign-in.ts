import { signedOutCard } from '../cards/sign-in.ts';
import type { Answer, Call, Command } from '../command.ts';
import { offerSignIn, signInStatus } from '../sign-in.ts';

async function signOut({ deps, who, voice }: Call): Promise<Answer> {
  await deps.signIn.tokens.forget(who.id);
  return { card: signedOutCard(voice) };
}

export const signInCommands: readonly Command[] = [
  {
    name: 'sign-in',
    words: offerSignIn,
    verbs: { 'signin.show': { run: signInStatus } },
  },
  { name: 'sign-out', words: signOut, verbs: { 'signin.forget': { run: signOut } } },
];
