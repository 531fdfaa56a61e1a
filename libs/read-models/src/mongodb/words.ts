/**
 * Full text by words. Each word of a text stands in an array with an index; words joined by signs, like addresses and numbers,
 * also stand there together, from each word on, so that a part of them is found in its order.
 */
import { plain, searchWords } from '../search';

/** For collections whose documents have an array of words. */
export interface WordCondition {
  words: string | RegExp;
}

/** Characters of a word, and words of a joined one, that are looked at. */
const LONGEST = 64;
const MOST_JOINED = 6;
/** Of one ticket. A long conversation has some thousand different words; a heap of random ones must not outgrow a document. */
const MOST_WORDS = 20_000;
/** In all words of one ticket; the last word may go beyond. At most some 1.5 MB, where a document holds 16. */
const MOST_CHARACTERS = 500_000;

/**
 * The different words of texts, in the order in which they first come, until there are enough. What is kept of some texts is all
 * that is needed to go on with more of them.
 */
export class Words {
  readonly #words: Set<string>;
  #characters: number;

  /** @param before what was kept of the texts before */
  constructor(private readonly before: readonly string[] = []) {
    this.#words = new Set(before);
    this.#characters = before.reduce((sum, { length }) => sum + length, 0);
  }

  /** Nothing more will be added. */
  get areEnough(): boolean {
    return this.#words.size >= MOST_WORDS || this.#characters >= MOST_CHARACTERS;
  }

  /** Those that came since. */
  get added(): string[] {
    return [...this.#words].slice(this.before.length);
  }

  add(text: string): void {
    if (this.areEnough) return;
    for (const chunk of plain(text).split(/[\s\0]+/)) {
      const parts = partsOf(chunk);
      for (const [index, part] of parts.entries()) {
        this.#add(part);
        if (index + 1 < parts.length) this.#add(parts.slice(index, index + MOST_JOINED).join(' '));
      }
    }
  }

  #add(word: string): void {
    if (this.#words.has(word) || this.areEnough) return;
    this.#words.add(word);
    this.#characters += word.length;
  }
}

/** Every word of `q` must occur; the last may be a beginning, unless it is a single letter. Null when there is no word in it. */
export function wordConditions(q: string): WordCondition[] | null {
  const chunks = searchWords(q);
  if (chunks.length === 0) return null;
  return chunks.flatMap((chunk, index) => {
    const mayGoOn = index === chunks.length - 1 && !/^[a-z0-9]$/i.test(chunk);
    return conditionsOf(partsOf(plain(chunk)), mayGoOn);
  });
}

/** Every word of `q` is the beginning of one. Null when there is no word in it. */
export function beginningConditions(q: string): WordCondition[] | null {
  const chunks = searchWords(q);
  return chunks.length === 0 ? null : chunks.flatMap((chunk) => conditionsOf(partsOf(plain(chunk)), true));
}

function conditionsOf(parts: readonly string[], mayGoOn: boolean): WordCondition[] {
  const last = Math.max(0, parts.length - MOST_JOINED);
  return Array.from({ length: last + 1 }, (_, at) => {
    const joined = parts.slice(at, at + MOST_JOINED).join(' ');
    // Letters, digits and spaces only: nothing in it means anything to a regular expression.
    if (mayGoOn && at === last) return { words: new RegExp(`^${joined}`) };
    return parts.length === 1 ? { words: joined } : { words: new RegExp(`^${joined}(?: |$)`) };
  });
}

const partsOf = (chunk: string): string[] => (chunk.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST));
