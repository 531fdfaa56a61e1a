import { Collected } from './collected.for-spec';
import { createOut, perSecond, progressText } from './out';

describe('what a verb says', () => {
  it('is an answer for pipes on one side, remarks and progress on the other', async () => {
    const seen = new Collected();
    const out = createOut(seen.streams, false, () => 0);
    out.note('checking');
    out.progress('half', 'last');
    await out.answer({ sound: true }, ['all', 'sound']);
    expect(seen.answers()).toBe('all\nsound\n');
    expect(seen.remarks()).toBe('checking\nhalf\n');
  });

  it('holds nothing that a terminal would obey, for people', async () => {
    const seen = new Collected();
    const out = createOut(seen.streams, false, () => 0);
    await out.line('a\u001b[31mred\u009b2J\r\u0007\tb\nc');
    out.note('\u001b]0;title\u0007');
    expect(seen.answers()).toBe('a[31mred2J\tb\nc\n');
    expect(seen.remarks()).toBe(']0;title\n');
  });

  it('is JSON when asked for', async () => {
    const seen = new Collected();
    await createOut(seen.streams, true, () => 0).answer({ sound: true }, ['sound']);
    expect(JSON.parse(seen.answers())).toEqual({ sound: true });
  });

  it('tells progress every two seconds in a log, often and in place on a terminal', () => {
    const [log, terminal] = [new Collected(), new Collected()];
    let nowMs = 0;
    const outs = [
      createOut(log.streams, false, () => nowMs),
      createOut({ ...terminal.streams, stderr: Object.assign(terminal.streams.stderr, { isTTY: true }) }, false, () => nowMs),
    ];
    for (; nowMs < 5_000; nowMs += 100) for (const out of outs) out.progress(String(nowMs));
    expect(log.remarks()).toBe('2000\n4000\n');
    expect(terminal.remarks().split('\r\u001b[2K')).toEqual(Array.from({ length: 24 }, (_, index) => String(200 * (index + 1))));
  });

  it('tells how much, how far and how fast', () => {
    expect(progressText('event', 12_345, 0.456, 2_000)).toBe('12,345 events, 45 %, 6,173/s');
    expect(progressText('event', 1, null, 0)).toBe('1 event, 0/s');
    expect(perSecond(10, 500)).toBe(20);
  });
});
