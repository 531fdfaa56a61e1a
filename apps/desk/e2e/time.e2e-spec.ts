/** A support ticket left alone: warned, breached, escalated, each once and at its instant, also when the desk was down. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mail, TicketView, TimelineItem } from '@eventdesk/contracts';
import { type DeskProcess, startDesk } from '@eventdesk/testing';

const folders: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'desk-time-'));
  folders.push(path);
  return path;
};
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

const openedAt = '2025-03-03T09:00:00.000Z';
const hoursLater = (hours: number) => new Date(Date.parse(openedAt) + hours * 3_600_000).toISOString();
const at = (instant: string) => ({ EVENTDESK_CLOCK: `manual@${instant}` });

const openTicket = async (desk: DeskProcess): Promise<TicketView> =>
  (
    await desk.request<TicketView>('POST', '/tickets', {
      ticket_type: 'support',
      category: 'technical',
      business_entity_id: 'chargecars',
      subject: 'Left alone',
      description: '',
      contact: { name: 'Jan', email: 'jan@customer.example' },
    })
  ).body;

const readTicket = async (desk: DeskProcess, id: string, query = '') =>
  (await desk.request<TicketView>('GET', `/tickets/${id}${query}`)).body;
const escalations = async (desk: DeskProcess, id: string) =>
  (await desk.request<{ items: TimelineItem[] }>('GET', `/tickets/${id}/timeline`)).body.items
    .filter(({ type }) => ['EscalationReached', 'ClockBreached'].includes(type))
    .map(({ type, occurred_at, data }) => {
      const { metric, level } = data as { metric: string; level?: { at_percent: number } };
      return `${metric} ${type === 'ClockBreached' ? 'breached' : level?.at_percent} ${occurred_at}`;
    });
const mails = async (desk: DeskProcess, to: string) =>
  (await desk.request<{ items: Mail[] }>('GET', `/mailbox?to=${to}`)).body.items;

const expected = [
  `response 80 ${hoursLater(6.4)}`,
  `response 100 ${hoursLater(8)}`,
  `response breached ${hoursLater(8)}`,
  `response 150 ${hoursLater(12)}`,
];

describe('while the desk runs', () => {
  it('each level comes at its instant, once, and does what the policy says', async () => {
    const desk = await startDesk(folder(), at(openedAt));
    const ticket = await openTicket(desk);
    const { body: clock } = await desk.request<{ now: string }>('POST', '/admin/clock', { advance: 'PT6H24M' });
    expect(clock.now).toBe(hoursLater(6.4));
    expect(await readTicket(desk, ticket.id)).toMatchObject({
      priority: 'normal',
      sla: { response: { state: 'running' }, escalation_level: 1 },
    });
    expect((await desk.request('GET', '/sla?state=at_risk')).body).toMatchObject({ items: [{ id: ticket.id }] });

    await desk.request('POST', '/admin/clock', { to: hoursLater(8) });
    expect(await readTicket(desk, ticket.id)).toMatchObject({
      priority: 'high',
      assigned_department: 'technical',
      sla: { response: { state: 'breached', breached_at: hoursLater(8) }, escalation_level: 2 },
    });
    await desk.request('POST', '/admin/clock', { advance: 'PT4H' });
    expect(await readTicket(desk, ticket.id)).toMatchObject({ assigned_department: 'management', sla: { escalation_level: 3 } });
    await desk.request('POST', '/admin/clock', { advance: 'PT4H' });
    expect((await escalations(desk, ticket.id)).sort()).toEqual([...expected].sort());
    expect((await mails(desk, 'technical@chargecars.nl')).length).toBeGreaterThanOrEqual(3);
    expect((await mails(desk, 'management@chargecars.nl')).length).toBeGreaterThanOrEqual(2);
    expect(await readTicket(desk, ticket.id, `?as_of=${hoursLater(7)}`)).toMatchObject({
      priority: 'normal',
      sla: { response: { state: 'running' } },
    });
    expect((await desk.request('GET', `/tickets/${ticket.id}?as_of=${hoursLater(-1)}`)).status).toBe(404);
    await desk.stop();
  });
});

describe('when the desk was down at the time', () => {
  it('every level missed is raised once, late, with the instant it was due', async () => {
    const data = folder();
    const before = await startDesk(data, at(openedAt));
    const ticket = await openTicket(before);
    await before.stop('SIGKILL');

    const after = await startDesk(data, at(hoursLater(16)));
    await after.request('POST', '/admin/clock', { advance: 'PT0S' });
    expect((await escalations(after, ticket.id)).sort()).toEqual([...expected].sort());
    expect(await readTicket(after, ticket.id)).toMatchObject({
      priority: 'high',
      assigned_department: 'management',
      sla: { response: { state: 'breached', breached_at: hoursLater(8) } },
    });
    await after.stop();

    const again = await startDesk(data, at(hoursLater(17)));
    await again.request('POST', '/admin/clock', { advance: 'PT0S' });
    expect(await escalations(again, ticket.id)).toHaveLength(expected.length);
    await again.stop();
  });
});
