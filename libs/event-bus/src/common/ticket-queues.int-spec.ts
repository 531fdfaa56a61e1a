import { setImmediate as turn } from 'node:timers/promises';
import { type Attempted, TicketQueues } from './ticket-queues';

/** Queues whose attempts end when the test says so. */
function given(concurrency: number) {
  const underWay = new Map<string, (attempted: Attempted) => void>();
  const started: string[] = [];
  const done: string[] = [];
  const queues = new TicketQueues<string>(concurrency, {
    attempt: (job) => {
      started.push(job);
      return new Promise((resolve) => underWay.set(job, resolve));
    },
    done: (job) => done.push(job),
  });
  const end = async (job: string, attempted: Attempted = { kind: 'done' }) => {
    underWay.get(job)?.(attempted);
    await turn();
  };
  return { queues, started, done, end };
}

describe('queues of tickets', () => {
  it('run the jobs of one ticket one after another, those of others beside them', async () => {
    const { queues, started, done, end } = given(10);
    for (const job of ['a1', 'a2', 'b1']) queues.push(job.slice(0, 1), job);
    expect(started).toEqual(['a1', 'b1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'a2']);
    expect(done).toEqual(['a1']);
  });

  it('have no more tickets at work than they may, and give each its turn', async () => {
    const { queues, started, end } = given(2);
    for (const job of ['a1', 'a2', 'b1', 'c1', 'd1']) queues.push(job.slice(0, 1), job);
    expect(started).toEqual(['a1', 'b1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'c1']);
    await end('b1');
    await end('c1');
    expect(started).toEqual(['a1', 'b1', 'c1', 'd1', 'a2']);
  });

  it('keep later jobs behind one that waits to be tried again, and give its place to another ticket meanwhile', async () => {
    const { queues, started, end } = given(1);
    for (const job of ['a1', 'b1']) queues.push(job.slice(0, 1), job);
    await end('a1', { kind: 'again', afterMs: 1 });
    queues.push('a', 'a2');
    expect(started).toEqual(['a1', 'b1']);
    await end('b1');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(started).toEqual(['a1', 'b1', 'a1']);
    await end('a1');
    expect(started).toEqual(['a1', 'b1', 'a1', 'a2']);
  });

  it('start a ticket anew after its queue was taken away', async () => {
    const { queues, started, done, end } = given(1);
    for (const job of ['a1', 'a2']) queues.push('a', job);
    expect(queues.jobsOf('a')).toEqual(['a1', 'a2']);
    queues.remove('a');
    await end('a1', { kind: 'removed' });
    queues.push('a', 'a3');
    expect(started).toEqual(['a1', 'a3']);
    expect(done).toEqual([]);
  });

  it('stop when what is at work has ended, and start nothing more', async () => {
    const { queues, started, end } = given(2);
    for (const job of ['a1', 'a2', 'b1', 'c1']) queues.push(job.slice(0, 1), job);
    await end('b1', { kind: 'again', afterMs: 1 });
    let stopped = false;
    const stopping = queues.stop().then(() => (stopped = true));
    await end('c1');
    expect(stopped).toBe(false);
    await end('a1');
    await stopping;
    expect(started).toEqual(['a1', 'b1', 'c1']);
  });

  it('stop at once when nothing is at work, even while something waits to be tried again', async () => {
    const { queues, end } = given(1);
    queues.push('a', 'a1');
    await end('a1', { kind: 'again', afterMs: 60_000 });
    await queues.stop();
  });
});
