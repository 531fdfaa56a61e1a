import type { Consumer } from '@eventdesk/event-bus';
import { checksOf, type Watched } from './checks';

const consumer = (fault: string | null) => ({ status: () => ({ fault }) }) as Consumer;
const relay = (fault: string | null) => ({
  status: () => ({ categories: ['ticket' as const], leading: true, position: null, fault }),
});
const sound: Watched = {
  name: 'numbering',
  store: { head: async () => '1' },
  nats: { flush: async () => undefined },
  bus: { consumers: () => [consumer(null)] },
};
const silent = () => new Promise<never>(() => undefined);

describe('what a service says of its readiness', () => {
  it('is ok for all that it has', async () => {
    const found = await checksOf(sound, { relay: relay(null), engines: { views: async () => null } });
    expect(found).toEqual({ log: 'ok', nats: 'ok', views: 'ok', relay: 'ok', numbering: 'ok' });
  });

  it('leaves out a relay and engines that it has not', async () => {
    expect(await checksOf(sound, {})).toEqual({ log: 'ok', nats: 'ok', numbering: 'ok' });
  });

  it('names a relay that stands still, since nobody else hears what the service writes then', async () => {
    expect(await checksOf(sound, { relay: relay('NATS is full') })).toMatchObject({ relay: 'stands still', numbering: 'ok' });
  });

  it('names a consumer that stands still, or is not there yet', async () => {
    expect(await checksOf({ ...sound, bus: { consumers: () => [consumer('away')] } }, {})).toMatchObject({
      numbering: 'stands still',
    });
    expect(await checksOf({ ...sound, bus: { consumers: () => [] } }, {})).toMatchObject({ numbering: 'starting' });
  });

  it.each(['refuses', 'is silent'])('names an engine that %s, within a second or so', async (how) => {
    const away = how === 'refuses' ? () => Promise.reject(new Error('away')) : silent;
    const started = performance.now();
    const watched = { ...sound, store: { head: away }, nats: { flush: away } };
    expect(await checksOf(watched, { engines: { views: away } })).toEqual({
      ...{ log: 'does not answer', nats: 'does not answer', views: 'does not answer' },
      numbering: 'ok',
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
