import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DemoPart,
  demoActor,
  demoBrand,
  demoCases,
  demoTicketId,
  requestPatterns,
  type Ticket,
  withDemoBrand,
} from '@eventdesk/contracts';
import type { TicketDocument } from '@eventdesk/read-models';
import { aCommand, anId, anOpening } from '@eventdesk/testing';
import { FakeDesk } from '../testing/fake-desk-for-spec';
import { config, startGateway, type TestGateway } from '../testing/gateway-for-spec';

const deskConfig = withDemoBrand(config);

/** As if somebody had removed them by hand. */
const gone = (id: string): TicketDocument => ({
  ...{ id, ticket: null, sla: null, number: null, replies: [] },
  removed: { revision: 1, state: { removed_at: '2025-03-03T09:00:00.000Z' } },
});

/** ticket-command stands in with a plain ticket for some of the cases; what a month is made of is its own to prove. */
const made = [0, 1, 2, 21, 40, 41, 42, 43, 44, 100, demoCases - 2, demoCases - 1];
const notMade = new Set(
  [1, 2].flatMap((generation) =>
    Array.from({ length: demoCases }, (_, index) => index)
      .filter((index) => !made.includes(index))
      .map((index) => demoTicketId(generation, index)),
  ),
);
describe('demo data', () => {
  let desk: FakeDesk;
  let gateway: TestGateway;
  let parts: DemoPart[];
  /** Parts from here on are not answered, as when ticket-command goes away. */
  let breaksAt: number;
  const isThere = (index: number, generation: number) =>
    desk.log.some(({ ticket_id }) => ticket_id === demoTicketId(generation, index));
  const open = (ticket_id: string, issued_at: string) => {
    const data = anOpening({ business_entity_id: demoBrand.slug });
    return desk.command(aCommand({ type: 'OpenTicket', data }, { ticket_id, issued_at }));
  };
  const answerPart = async (part: DemoPart) => {
    if (part.from >= breaksAt) throw new Error('gone');
    parts.push(part);
    const first = Date.parse(part.end) - 30 * 86_400_000;
    for (let index = part.from; index < Math.min(part.from + part.count, demoCases); index++)
      if (made.includes(index) && !isThere(index, part.generation))
        await open(demoTicketId(part.generation, index), new Date(first).toISOString());
    return { appended: 0 };
  };
  const start = async () => {
    const { requests, store, views } = desk;
    gateway = await startGateway({ config: deskConfig, requests, store, views: brandsOf(views) });
  };
  /** The fake's lists answer everything there is. */
  const brandsOf = (views: FakeDesk['views']): FakeDesk['views'] => ({
    ...views,
    ticket: async (address) => (notMade.has(address) ? gone(address) : views.ticket(address)),
    tickets: async (query) => {
      const page = await views.tickets(query);
      const isAsked = ({ business_entity_id, created_at }: Ticket) =>
        business_entity_id === query.business_entity_id && created_at < (query.opened_to ?? '9');
      const items = page.items.filter(({ ticket }) => ticket !== null && isAsked(ticket.state));
      return { ...page, items: items.slice(0, query.limit), total: items.length };
    },
  });
  beforeEach(async () => {
    [parts, breaksAt] = [[], Infinity];
    desk = new FakeDesk(deskConfig);
    desk.requests.responders.set(requestPatterns.demo, (part) => answerPart(part as DemoPart));
    await start();
  });
  afterEach(() => gateway.stop());

  const status = async () => (await gateway.send('GET', '/admin/demo')).body;
  const settled = async () => {
    for (;;) {
      const known = await status();
      if (known['state'] === 'loaded' || known['state'] === 'absent' || known['error'] !== null) return known;
      await sleep(10);
    }
  };
  const load = () => gateway.send('POST', '/admin/demo');
  const remove = () => gateway.send('DELETE', '/admin/demo');
  const loaded = { state: 'loaded', tickets: made.length, error: null };
  const absent = { state: 'absent', tickets: 0, error: null };

  it('are loaded in parts, the first of one, and only once', async () => {
    expect(await status()).toMatchObject(absent);
    expect(await load()).toMatchObject({ status: 202, body: { state: 'loading', total: demoCases } });
    expect(await settled()).toMatchObject(loaded);
    expect([parts[0]?.count, new Set(parts.map(({ end }) => end)).size]).toEqual([1, 1]);
    expect(await load()).toMatchObject({ status: 409, body: { code: 'demo_loaded' } });
  });

  it('are removed, those opened by hand too, and nothing else; then another month can be loaded', async () => {
    await desk.command(aCommand({ type: 'OpenTicket', data: anOpening() }, { ticket_id: anId('real') }));
    await load();
    await settled();
    await open(anId('by hand'), gateway.clock.now());
    expect(await status()).toMatchObject({ tickets: made.length + 1 });
    expect(await remove()).toMatchObject({ status: 202, body: { state: 'removing', total: made.length + 1 } });
    expect(await settled()).toMatchObject(absent);
    const removals = desk.log.filter(({ type }) => type === 'TicketRemoved');
    expect([removals.length, new Set(removals.map(({ actor }) => actor.id))]).toEqual([made.length + 1, new Set([demoActor.id])]);
    expect(removals.some(({ ticket_id }) => ticket_id === anId('real'))).toBe(false);
    await load();
    expect(await settled()).toMatchObject(loaded);
    expect(parts.at(-1)?.generation).toBe(2);
  });

  it('that broke off while they were loaded are gone on with as the same month, also by another process', async () => {
    breaksAt = 20;
    await load();
    expect(await settled()).toMatchObject({ state: 'loading', error: 'gone' });
    const [{ end } = { end: '' }] = parts;
    await gateway.stop();
    breaksAt = Infinity;
    await start();
    gateway.clock.moveTo('2025-03-04T09:00:00.000Z');
    expect(await status()).toMatchObject({ state: 'loading', error: null });
    await load();
    expect(await settled()).toMatchObject(loaded);
    expect(new Set(parts.map((part) => `${part.generation} ${part.end}`))).toEqual(new Set([`1 ${end}`]));
  });

  it('whose removal broke off are removed to the end, and not loaded meanwhile', async () => {
    await load();
    await settled();
    const command = desk.requests.responders.get(requestPatterns.ticketCommand)!;
    let left = 20;
    desk.requests.responders.set(requestPatterns.ticketCommand, (data) =>
      left-- > 0 ? command(data) : Promise.reject(new Error('gone')),
    );
    await remove();
    expect(await settled()).toMatchObject({ state: 'removing', error: 'gone' });
    expect(await load()).toMatchObject({ status: 409, body: { code: 'demo_busy' } });
    desk.requests.responders.set(requestPatterns.ticketCommand, command);
    await remove();
    expect(await settled()).toMatchObject(absent);
  });

  it('stay loaded when somebody removes one of their tickets by hand, whichever', async () => {
    await load();
    await settled();
    for (const index of [0, 1, demoCases - 1])
      expect((await gateway.send('DELETE', `/tickets/${demoTicketId(1, index)}`, { reason: 'tried' })).status).toBe(204);
    expect(await status()).toMatchObject({ state: 'loaded', tickets: made.length - 3 });
    await remove();
    expect(await settled()).toMatchObject(absent);
  });

  it('have no room where desk.yaml has a brand of its own by that name', async () => {
    const other = await startGateway();
    expect(await other.send('POST', '/admin/demo')).toMatchObject({ status: 409, body: { code: 'demo_unavailable' } });
    expect((await other.send('GET', '/admin/demo')).body).toMatchObject(absent);
    await other.stop();
  });

  it('are of a brand that /meta names as such, behind the real ones, and no form offers', async () => {
    const { body } = await gateway.send('GET', '/meta');
    expect(body['business_entities']).toMatchObject([{ demo: false }, { slug: 'demo', demo: true }]);
    const [type] = body['ticket_types'] as { fields: { name: string; options: string[] }[] }[];
    expect(type?.fields.find(({ name }) => name === 'business_entity_id')?.options).toEqual(['chargecars']);
  });
});
