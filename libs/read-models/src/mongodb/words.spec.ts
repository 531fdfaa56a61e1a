import fc from 'fast-check';
import { indexedWords, wordConditions } from './words';

describe('the words of a text', () => {
  it.each<[string, string, string[]]>([
    ['lower case, without accents', 'Zoë’s CAFÉ', ['zoe', 'zoe s', 's', 'cafe']],
    ['each once', 'a b a\nb', ['a', 'b']],
    ['joined ones together from each of them on', 'SUP-2025-00001', ['sup', 'sup 2025 00001', '2025', '2025 00001', '00001']],
    ['an address', 'jan@fleet.example,', ['jan', 'jan fleet example', 'fleet', 'fleet example', 'example']],
    ['other scripts', 'Привет 語 한글', ['привет', '語', '한글'.normalize('NFD')]],
    ['none of signs alone', '— "…" 💥', []],
  ])('are %s', (_, text, words) => expect(indexedWords([text])).toEqual(words));

  it('are bounded, for a heap of random ones as for a single endless one', () => {
    const heap = Array.from({ length: 50_000 }, (_, index) => `w${index}`);
    expect(indexedWords([heap.join(' ')])).toHaveLength(20_000);
    expect(indexedWords(['x'.repeat(100_000)])).toEqual(['x'.repeat(64)]);
    expect(indexedWords([heap.join('-')]).every((word) => word.split(' ').length <= 6)).toBe(true);
  });
});

describe('what is searched for', () => {
  /** As the engine does: every condition must be fulfilled by some word. */
  const finds = (q: string, text: string): boolean => {
    const words = indexedWords([text]);
    const conditions = wordConditions(q) as { words: string | RegExp }[] | null;
    if (!conditions) return false;
    return conditions.every(({ words: sought }) =>
      words.some((word) => (typeof sought === 'string' ? word === sought : sought.test(word))),
    );
  };

  it.each([
    ['cable', 'The cable is torn'],
    ['is cab', 'The cable is torn'],
    ['CAFÉ', 'a cafe'],
    ['fleet.example', 'write to jan@fleet.example'],
    ['fleet.exam', 'write to jan@fleet.example'],
    ['a-b-c-d-e-f-g-h', 'x-a-b-c-d-e-f-g-h-i'],
    ['a-b-c-d-e-f-g-h is', 'is x-a-b-c-d-e-f-g-h-i'],
  ])('%j is found in %j', (q, text) => expect(finds(q, text)).toBe(true));

  it.each([
    ['cab torn', 'The cable is torn'],
    ['2025-SUP', 'SUP-2025-00001'],
    ['fleet.exam now', 'now to jan@fleet.example'],
    ['a-b-c-d-e-f-h', 'a-b-c-d-e-f-g-h'],
    ['t', 'The cable is torn'],
  ])('%j is not found in %j', (q, text) => expect(finds(q, text)).toBe(false));

  it('finds any run of characters between spaces in the text that it was taken from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { minLength: 1 }),
        fc.nat(),
        (chunks, at) => {
          const text = chunks.join(' ');
          const parts = text.split(/\s+/);
          const q = parts[at % parts.length] ?? '';
          if (wordConditions(q)) expect(finds(q, text)).toBe(true);
        },
      ),
    );
  });

  it.each(['a.*', '^a', '(a', '[a-z]', '$where', 'a\\', 'a|b'])(
    '%j has nothing in it that means something to the engine',
    (q) => {
      const conditions = (wordConditions(q) ?? []) as { words: string | RegExp }[];
      for (const { words } of conditions)
        expect(typeof words === 'string' ? words : words.source).toMatch(/^\^?[a-z ]+(\(\?: \|\$\))?$/);
    },
  );
});
