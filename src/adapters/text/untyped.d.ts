// Both packages ship without types; these are the parts that are used.
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(language: string): Stemmer; algorithms(): string[] };
  export default snowball;
}

declare module 'stopword' {
  export const eng: readonly string[];
  export const fra: readonly string[];
  export const spa: readonly string[];
}
