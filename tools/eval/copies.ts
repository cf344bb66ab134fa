import { createHash } from 'node:crypto';
import type { Language } from '../../src/kernel/language.ts';
import type { Candidate, Copying } from './planted.ts';

/** A number in [0, 1) that depends on the words alone: the same set on every machine. */
export function chance(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;
}
export const pick = <Item>(from: readonly Item[], ...words: readonly (string | number)[]): Item => {
  const item = from[Math.floor(chance(...words) * from.length)];
  if (item === undefined) throw new Error(`nothing to pick from for ${words.join(' ')}`);
  return item;
};

const later = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('-02-29', '-02-28')}`;

/** Saved by another program: other quotes, spaces, dashes and line ends; perhaps a word before the title. */
function resaved(from: Candidate): Candidate {
  const plain = (text: string): string =>
    text
      .replace(/[’‘]/g, "'")
      .replace(/[“”]|«\s?|\s?»/g, '"')
      .replace(/[–—]/g, '-')
      .replace(/ ([:;?!%])/g, '\u00a0$1')
      .replace(/\. /g, '.  ');
  const prefix = pick(['Copy of ', '', '', 'FINAL_'], from.id, 'prefix');
  const lines = plain(from.body).replace(/(\S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+) /g, '$1\r\n');
  return {
    ...from,
    title: prefix + plain(from.title),
    abstract: plain(from.abstract),
    body: lines,
  };
}

/**
 * A colleague went over it, lightly or with care: words left out, added or mistyped, figures corrected, a sentence
 * gone; with care, about a word in twelve.
 */
function edited(from: Candidate): Candidate {
  const care = chance(from.id, 'care') < 0.4 ? 2.5 : 1;
  const change = (text: string, part: string): string =>
    text
      .split(' ')
      .flatMap((word, at) => {
        const turn = chance(from.id, part, at) / care;
        if (turn < 0.012) return [];
        if (turn < 0.024) return [word, pick(FILLERS[from.language], from.id, part, at)];
        if (turn < 0.034 && /^\p{Ll}{6,}$/u.test(word)) return [word.slice(0, 3) + word.slice(4)];
        if (turn < 0.2 && /^\d+$/.test(word)) return [String(Number(word) + 1)];
        return [word];
      })
      .join(' ');
  const sentences = from.body.match(/[^.!?\n]+[.!?]*\s*/g) ?? [];
  const dropped = Math.floor(chance(from.id, 'dropped') * sentences.length);
  const kept = sentences.length > 4 ? sentences.filter((_, at) => at !== dropped) : sentences;
  return {
    ...from,
    abstract: change(from.abstract, 'abstract'),
    body: change(kept.join(''), 'body'),
  };
}
const FILLERS: Record<Language, readonly string[]> = {
  en: ['also', 'however', 'indeed', 'in fact', 'often'],
  fr: ['aussi', 'cependant', 'en effet', 'souvent', 'en fait'],
  es: ['también', 'sin embargo', 'en efecto', 'a menudo', 'de hecho'],
};

/** The same text under another name: the first words of its abstract, which is left out. */
function retitled(from: Candidate): Candidate {
  const title = from.abstract
    .split(' ')
    .slice(0, 9)
    .join(' ')
    .replace(/[,;:.]$/, '');
  return { ...from, title, abstract: '' };
}

/** The next version: what was there, some figures brought up to date, and a section more. */
function versioned(from: Candidate, other: Candidate): Candidate {
  const [added = ''] = other.body.split('\n').slice(-1);
  const heading = { en: 'Update', fr: 'Mise à jour', es: 'Actualización' }[from.language];
  const body = from.body.replace(/\b\d{2,3}\b/g, (number, at: number) =>
    chance(from.id, 'figure', at) < 0.3 ? String(Number(number) + 3) : number,
  );
  const title = `${from.title} (${pick(['v2', 'version 2', 'rev. 1'], from.id, 'version')})`;
  return {
    ...from,
    title,
    body: `${body}\n${heading}\n${added}`,
    publishedOn: later(from.publishedOn, 1),
  };
}

export function copyOf(from: Candidate, kind: Copying, other: Candidate, id: string): Candidate {
  const made = {
    're-saved': () => resaved(from),
    edited: () => edited(from),
    're-titled': () => retitled(from),
    versioned: () => versioned(from, other),
  }[kind]();
  // Metadata is lost where a file was sent about and saved elsewhere.
  const lost = chance(from.id, kind, 'lost') < 0.35 ? { countries: [], topics: [] } : {};
  return { ...made, ...lost, id };
}

/**
 * Another document on the same form: title and abstract reworded for another country and year, one section kept with
 * other names and figures, the others borrowed from documents of its type and language.
 */
export function siblingOf(from: Candidate, borrowed: readonly string[], id: string): Candidate {
  const [country = ''] = from.countries;
  const elsewhere = ELSEWHERE.filter((name) => name !== country);
  const place = pick(elsewhere, from.id, 'place');
  const year = Number(from.publishedOn.slice(0, 4)) + 1;
  const moved = (text: string): string =>
    text
      // Names of places and people inside a sentence, but not its first word.
      .replace(/(?<=\p{Ll} )\p{Lu}[\p{L}’'-]+/gu, (name) => pick(NAMES, from.id, name))
      .replaceAll(country === '' ? '\u0000' : country, place)
      .replace(/\d[\d.,  ]*\d|\d/g, (number, at: number) =>
        String(2 + Math.floor(chance(from.id, number, at) * 900)),
      );
  const [kept = ''] = sectionsOf(from.body);
  return {
    ...from,
    id,
    title: `${moved(from.title)}, ${place} ${year}`,
    abstract: moved(from.abstract),
    body: [moved(kept), ...borrowed].join('\n'),
    publishedOn: later(from.publishedOn, 1),
    countries: [place],
  };
}
export const sectionsOf = (body: string): string[] =>
  body.split('\n').filter((line) => line.length > 60);
const ELSEWHERE = ['Kenya', 'Peru', 'Tunisia', 'Nepal', 'Chile', 'Senegal', 'Georgia', 'Panama'];
const NAMES = [
  'Marala',
  'Tobén',
  'Kirsa',
  'Ouanda',
  'Pelluco',
  'Zerin',
  'Adlay',
  'Norvika',
  'Bassira',
  'Quilma',
  'Teverne',
  'Ishan',
];
