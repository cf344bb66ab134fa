import { z } from 'zod';

/** The smallest value that a schema lets through; `known` fills fields by their names. */
export function sampleOf(
  schema: z.ZodType | null,
  known: Readonly<Record<string, unknown>>,
): unknown {
  if (!schema) return undefined;
  return sample(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Json, known);
}

interface Json {
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly default?: unknown;
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-03-20',
  'date-time': '2026-03-20T09:00:00Z',
  uri: 'https://example.org/feed',
  email: 'eva@example.org',
};

function sample(schema: Json, known: Readonly<Record<string, unknown>>): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return sample(options[0] ?? {}, known);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => name in known || schema.required?.includes(name))
          .map(([name, part]) => [name, name in known ? known[name] : sample(part, known)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, known));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return BY_FORMAT[schema.format ?? ''] ?? 'a word of a few'.padEnd(schema.minLength ?? 0, '.');
    default:
      return null;
  }
}
