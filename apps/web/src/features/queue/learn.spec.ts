import type { ListQuery } from '../../api/queries';
import { concerns, newsSince, noNews, withNews } from './learn';

const all: ListQuery = { sort: '-updated_at' };
const mine: ListQuery = { status: 'new,open', assigned_to: 'anna' };

describe('an event of a ticket that is a row', () => {
  it.each(['ReplyAdded', 'ClockStarted', 'NumberAssigned', 'TicketEdited', 'TicketRemoved'])('is looked into: %s', (type) =>
    expect(concerns(mine, { type }, true)).toBe(true),
  );
  it.each(['MailSent', 'MailRefused', 'MailSuppressed'])('is not, when no row shows it: %s', (type) =>
    expect(concerns(mine, { type }, true)).toBe(false),
  );
});

describe('an event of a ticket elsewhere', () => {
  it.each<[string, ListQuery]>([
    ['TicketOpened', all],
    ['StatusChanged', mine],
    ['TicketAssigned', mine],
    ['PriorityChanged', { priority: 'high' }],
    ['TicketEdited', { tag: 'vip' }],
    ['EscalationReached', { sla: 'at_risk' }],
  ])('is looked into when it may bring it here: %s', (type, query) => expect(concerns(query, { type }, false)).toBe(true));
  it.each<[string, ListQuery]>([
    ['StatusChanged', all],
    ['PriorityChanged', mine],
    ['EscalationReached', mine],
    ['ReplyAdded', mine],
    ['MailSent', mine],
    ['ClockStarted', { sla: 'ok' }],
    ['TicketOpened', { q: 'cable' }],
  ])('is not when it can’t: %s', (type, query) => expect(concerns(query, { type }, false)).toBe(false));
});

describe('news', () => {
  const heard = withNews(noNews, 'a', 'belongs');
  it('are the same object while there are none, so that nothing is drawn again', () => {
    expect(withNews(heard, 'a', 'belongs')).toBe(heard);
    expect(withNews(heard, 'b', 'elsewhere')).toBe(heard);
  });
  it('are taken back when a ticket leaves again', () => expect(withNews(heard, 'a', 'elsewhere').heard.size).toBe(0));
  it('are taken back when a row returns', () => expect(withNews(withNews(noNews, 'a', 'left'), 'a', 'here')).toEqual(noNews));
  it('keep what came after they were known', () =>
    expect(newsSince(withNews(heard, 'b', 'belongs'), heard)).toEqual({ heard: new Set(['b']), left: new Set() }));
});
