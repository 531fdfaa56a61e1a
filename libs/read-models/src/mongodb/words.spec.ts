import fc from 'fast-check';
import { wordConditions, Words } from './words';

const wordsOf = (...texts: string[]): string[] => addedTo([], ...texts);
function addedTo(before: readonly string[], ...texts: string[]): string[] {
  const words = new Words(before);
  for (const text of texts) words.add(text);
  return words.added;
}

describe('the words of a text', () => {
  it.each<[string, string, string[]]>([
    ['lower case, without accents', 'Zoë’s CAFÉ', ['zoe', 'zoe s', 's', 'cafe']],
    ['each once', 'a b a\nb', ['a', 'b']],
    ['joined ones together from each of them on', 'SUP-2025-00001', ['sup', 'sup 2025 00001', '2025', '2025 00001', '00001']],
    ['an address', 'jan@fleet.example,', ['jan', 'jan fleet example', 'fleet', 'fleet example', 'example']],
    ['other scripts', 'Привет 語 한글', ['привет', '語', '한글'.normalize('NFD')]],
    ['none of signs alone', '— "…" 💥', []],
  ])('are %s', (_, text, words) => expect(wordsOf(text)).toEqual(words));

  it('are bounded, for a heap of random ones as for a single endless one', () => {
    const heap = Array.from({ length: 50_000 }, (_, index) => `w${index}`);
    expect(wordsOf(heap.join(' '))).toHaveLength(20_000);
    expect(wordsOf('x'.repeat(100_000))).toEqual(['x'.repeat(64)]);
    expect(wordsOf(heap.join('-')).every((word) => word.split(' ').length <= 6)).toBe(true);
  });

  it('are bounded by what they weigh, too', () => {
    const long = Array.from({ length: 60 }, (_, index) => `${String(index).padStart(4, '0')}${'語'.repeat(60)}`);
    const texts = Array.from({ length: 40 }, (_, text) => long.map((word) => `${text}${word}`).join('-'));
    const words = wordsOf(...texts);
    expect(words.length).toBeLessThan(20_000);
    expect(words.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(501_000);
  });

  it('of more texts are the same whether all are read or what was kept of the earlier ones', () => {
    const text = fc.array(fc.constantFrom('a', 'b-c', 'c-b-a', 'dé'), { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (earlier, later) => {
        const kept = wordsOf(...earlier);
        expect([...kept, ...addedTo(kept, ...later)]).toEqual(wordsOf(...earlier, ...later));
      }),
    );
  });

  it.each([
    ['many', Array.from({ length: 20_010 }, (_, index) => `w${index}`)],
    ['long', Array.from({ length: 7_900 }, (_, index) => `w${index}`.padEnd(64, 'x'))],
  ])('are complete once there are too %s: nothing that comes later finds a place', (_, heap) => {
    const kept = wordsOf(heap.slice(0, 7_000).join(' '));
    const full = [...kept, ...addedTo(kept, heap.slice(7_000).join(' '), 'a')];
    expect(full).toEqual(wordsOf(heap.join(' ')));
    expect(addedTo(full, 'a b')).toEqual([]);
  });
});

describe('what is searched for', () => {
  /** As the engine does: every condition must be fulfilled by some word. */
  const finds = (q: string, text: string): boolean => {
    const words = wordsOf(text);
    const conditions = wordConditions(q);
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
