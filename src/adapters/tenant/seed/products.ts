import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const productSchema = z.object({
  key: z.string(),
  title: z.string(),
  type: z.string(),
  language: z.enum(['en', 'fr', 'es']),
  date: z.iso.date(),
  unit: z.string(),
  countries: z.array(z.string()),
  region: z.string(),
  topics: z.array(z.string()),
  audience: z.string().regex(/^(all|named|community:[a-z-]+)$/),
  format: z.enum(['docx', 'pdf', 'txt']),
  abstract: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
  facts: z.array(z.object({ query: z.string(), answer: z.string() })),
});
export type Product = z.infer<typeof productSchema>;

/** Every document of seed/products/*.json, in order of file and place. @throws naming a broken file */
export function loadProducts(): Product[] {
  const folder = join(import.meta.dirname, 'products');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const parsed = z
        .array(productSchema)
        .safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (parsed.success) return parsed.data;
      throw new Error(`seed/products/${name}: ${z.prettifyError(parsed.error)}`);
    });
}

/** All words of a document, for search. */
export const textOfProduct = (product: Product): string =>
  [
    product.abstract,
    ...product.sections.flatMap((section) => [section.heading, ...section.paragraphs]),
  ].join('\n');
