import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '@eventdesk/contracts';
import { ViewsBehind } from './views-behind';

const event = (ticket_id: string, position: string) => ({ position, metadata: { ticket_id } }) as StoredEvent;
const until = (signal?: AbortSignal) =>
  new Promise<void>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

describe('views that other processes keep', () => {
  const stop = new AbortController();
  afterAll(() => stop.abort());
  type Handled = (consumer: string, ticketId: string, position: string, signal?: AbortSignal) => Promise<void>;
  const behind = (handled: Handled) => {
    const asked = jest.fn(handled);
    return { asked, views: new ViewsBehind({ handled: asked }, stop.signal) };
  };
  const took = async (work: Promise<void>) => {
    const started = performance.now();
    await work;
    return performance.now() - started;
  };

  it('are asked for the last event of each ticket', async () => {
    const { asked, views } = behind(async () => undefined);
    await views.caughtUp([event('a', '1'), event('b', '2'), event('a', '3'), { position: '4', metadata: null } as StoredEvent]);
    expect(asked.mock.calls.map(([consumer, ticket, position]) => [consumer, ticket, position])).toEqual([
      ['projector', 'a', '3'],
      ['projector', 'b', '2'],
    ]);
  });

  it('are asked again when nobody could be asked', async () => {
    let failures = 2;
    const { asked, views } = behind(() => (failures-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve()));
    await views.caughtUp([event('a', '1')]);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('that stand still hold up one batch for two seconds, the next ones not at all, until they go on', async () => {
    let goOn = () => undefined as void;
    const going = new Promise<void>((resolve) => (goOn = resolve));
    const { views } = behind((_, __, ___, signal) => Promise.race([going, until(signal)]));
    const first = await took(views.caughtUp([event('a', '1')]));
    expect(first).toBeGreaterThan(1_900);
    expect(first).toBeLessThan(4_000);
    expect(await took(views.caughtUp([event('a', '2')]))).toBeLessThan(500);
    goOn();
    await sleep(10);
    await views.caughtUp([event('a', '3')]);
  });

  it('are not asked while nobody follows, but for what came last when somebody does', async () => {
    const { asked, views } = behind(async () => undefined);
    views.skip([event('a', '1')]);
    views.skip([event('b', '2')]);
    expect(asked).not.toHaveBeenCalled();
    await views.skipped();
    await views.skipped();
    expect(asked.mock.calls.map(([, ticket, position]) => [ticket, position])).toEqual([['b', '2']]);
  });
});
