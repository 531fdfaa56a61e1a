import { calmly } from './calmly';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Looks that end when they are told to. */
function looking() {
  const seen: string[] = [];
  let done = () => undefined as void;
  const calm = calmly((ids) => {
    seen.push([...ids].join(''));
    return new Promise((resolve) => (done = resolve));
  });
  return { ...calm, seen, done: () => done() };
}
const later = () => jest.advanceTimersByTimeAsync(1_000);

describe('what is heard', () => {
  it('is looked into together, each once', async () => {
    const { hear, seen } = looking();
    for (const id of ['a', 'b', 'a']) hear(id);
    expect(seen).toEqual([]);
    await later();
    expect(seen).toEqual(['ab']);
  });
  it('waits while something is looked into', async () => {
    const { hear, seen, done } = looking();
    hear('a');
    await later();
    hear('b');
    await later();
    expect(seen).toEqual(['a']);
    done();
    await later();
    expect(seen).toEqual(['a', 'b']);
  });
  it('is let be once it is over', async () => {
    const { hear, end, seen } = looking();
    hear('a');
    end();
    hear('b');
    await later();
    expect(seen).toEqual([]);
  });
});
