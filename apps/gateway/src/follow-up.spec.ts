import { createFollowUp } from './follow-up';

const never = () => new AbortController().signal;
const until = (signal?: AbortSignal) =>
  new Promise<void>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

/** Consumers as a spec says; asked is what was asked of whom. */
function desk(consumers: Record<string, (signal?: AbortSignal) => Promise<void>>) {
  const asked: string[] = [];
  const handled = (name: string, ticketId: string, position: string, signal?: AbortSignal) => {
    asked.push(`${name} ${ticketId} ${position}`);
    return consumers[name]?.(signal) ?? Promise.resolve();
  };
  return { asked, followUp: createFollowUp({ head: async () => '9' }, { handled }, ['numbering', 'sla-monitor']) };
}

describe('the follow-up of a command', () => {
  it('waits for the services, then for all they wrote to be in the views', async () => {
    const { asked, followUp } = desk({});
    await followUp.settled('t', '3', never());
    expect(asked).toEqual(['numbering t 3', 'sla-monitor t 3', 'projector t 9']);
  });

  it('waits for the others and the views when one service can not be asked, and says so then', async () => {
    const { asked, followUp } = desk({ numbering: () => Promise.reject(new Error('nobody holds it')) });
    await expect(followUp.settled('t', '3', never())).rejects.toThrow('nobody holds it');
    expect(asked).toEqual(['numbering t 3', 'sla-monitor t 3', 'projector t 9']);
  });

  it('asks nothing more once its time is up', async () => {
    const { asked, followUp } = desk({ 'sla-monitor': until });
    await followUp.settled('t', '3', AbortSignal.timeout(20));
    expect(asked).not.toContain('projector t 9');
  });

  it('of a service that stands still soon costs little, until it goes on again', async () => {
    let stands = true;
    const { followUp } = desk({ numbering: (signal) => (stands ? until(signal) : Promise.resolve()) });
    const took = async (given: number) => {
      const started = performance.now();
      await followUp.settled('t', '3', AbortSignal.timeout(given));
      return performance.now() - started;
    };
    for (let request = 0; request < 3; request++) expect(await took(50)).toBeGreaterThan(40);
    const spent = await took(5_000);
    expect(spent).toBeGreaterThan(200);
    expect(spent).toBeLessThan(2_000);
    stands = false;
    await took(5_000);
    stands = true;
    expect(await took(600)).toBeGreaterThan(550);
  });
});
