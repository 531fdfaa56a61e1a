import { listQueryOf, nextSort, type QueueName } from './queues';
import type { QueueSearch } from './search';

const anna = { id: 'anna@chargecars.nl', department: 'support' as const };
const asked = (queue: QueueName, search: QueueSearch = {}) => listQueryOf(queue, search, anna);
const unsolved = 'new,open,pending';

describe('a queue asks for', () => {
  it.each<[QueueName, object]>([
    ['mine', { assigned_to: anna.id, sort: 'due_at' }],
    ['department', { assigned_department: 'support', sort: 'due_at' }],
    ['unassigned', { assigned_to: 'none', sort: 'due_at' }],
    ['at_risk', { sla: 'at_risk', sort: 'due_at' }],
    ['breached', { sla: 'breached', sort: 'due_at' }],
    ['all', { sort: '-updated_at' }],
  ])('%s: its unsolved tickets', (queue, more) => expect(asked(queue)).toEqual({ status: unsolved, limit: 50, ...more }));
  it('what the filters say besides', () =>
    expect(asked('mine', { type: 'sales', priority: 'high', status: 'resolved', sort: 'priority' })).toEqual({
      ...{ assigned_to: anna.id, type: 'sales', priority: 'high', status: 'resolved', sort: 'priority', limit: 50 },
    }));
  it('its own still, when the address says otherwise', () =>
    expect(asked('mine', { assignee: 'sem@chargecars.nl' }).assigned_to).toBe(anna.id));
  it('any status, when asked to', () => expect(asked('mine', { status: 'any' }).status).toBeUndefined());
  it('solved tickets, too, when words are searched in all', () => {
    expect(asked('all', { q: 'cable' }).status).toBeUndefined();
    expect(asked('mine', { q: 'cable' }).status).toBe(unsolved);
  });
  it('whole days, the last one included', () => {
    const { opened_from, opened_to } = asked('all', { from: '2026-11-01', to: '2026-11-01' });
    expect(Date.parse(opened_to ?? '') - Date.parse(opened_from ?? '')).toBe(86_400_000);
  });
});

describe('a header sorts by', () => {
  it.each([
    ['what is due first', 'due_at', '-updated_at', 'due_at'],
    ['what is due last, the second time', 'due_at', 'due_at', '-due_at'],
    ['the newest first', 'updated_at', 'due_at', '-updated_at'],
    ['the oldest first, the second time', 'updated_at', '-updated_at', 'updated_at'],
    ['the most urgent first', 'priority', 'due_at', '-priority'],
  ] as const)('%s', (_, key, now, expected) => expect(nextSort(key, now)).toBe(expected));
});
