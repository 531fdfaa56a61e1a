import { CheckpointSaver } from './checkpoint-saver';

function given(save: (position: string) => Promise<void> = () => Promise.resolve()) {
  const saved: string[] = [];
  const saver = new CheckpointSaver({
    load: () => Promise.resolve(null),
    save: async (position) => {
      await save(position);
      saved.push(position);
    },
  });
  return { saver, saved };
}

describe('saving a moving checkpoint', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('saves the latest position, a fifth of a second after it began to move', async () => {
    const { saver, saved } = given();
    saver.moved('1');
    await jest.advanceTimersByTimeAsync(199);
    saver.moved('2');
    expect(saved).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(saved).toEqual(['2']);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['2']);
  });

  it('does not let more than a thousand events go unsaved', async () => {
    const { saver, saved } = given();
    for (let position = 1; position <= 1_000; position++) saver.moved(String(position));
    await jest.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['1000']);
  });

  it('never has two saves under way, and saves what moved meanwhile after the first', async () => {
    let underWay = 0;
    const { saver, saved } = given(async () => {
      expect(++underWay).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      underWay--;
    });
    saver.moved('1');
    await jest.advanceTimersByTimeAsync(300);
    for (let position = 2; position <= 2_000; position++) saver.moved(String(position));
    await jest.advanceTimersByTimeAsync(3_000);
    expect(saved).toEqual(['1', '2000']);
  });

  it('shows why a save failed, and tries again', async () => {
    let full = true;
    const { saver, saved } = given(() => (full ? Promise.reject(new Error('disk full')) : Promise.resolve()));
    saver.moved('1');
    await jest.advanceTimersByTimeAsync(200);
    expect(saver.fault).toMatch(/disk full/);
    full = false;
    await jest.advanceTimersByTimeAsync(200);
    expect(saver.fault).toBeNull();
    expect(saved).toEqual(['1']);
  });

  it('saves at once what is unsaved when it is told to, and nothing after it was closed', async () => {
    const { saver, saved } = given();
    saver.moved('1');
    await saver.flush();
    expect(saved).toEqual(['1']);
    await saver.close();
    saver.moved('2');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['1']);
  });
});
