import { z } from 'zod';
import { id } from '../../contract/common.ts';
import type { Actor } from '../../kernel/person.ts';

/** The parameters of every path with `:id`. */
export const byId = z.object({ id });

/** Of those with `:reply` below it. */
export const byReply = byId.extend({ reply: id });

/** A form's nonce as a business key: bound to its sender, so that nobody meets another's record by it. */
export const formKey = (who: Actor, nonce: string): string => `tab|${who.id}|${nonce}`;
