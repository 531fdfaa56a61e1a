import { TicketView } from '@eventdesk/contracts';
import { aMove, anId, defaultDesk, hoursLater } from '@eventdesk/testing';
import { documentsFrom } from './contract/reference';
import { History } from './contract/history';
import { presentTicket } from './present-ticket';

const aDocument = () => {
  const history = new History();
  history.open('anna', { tags: ['vip'] });
  history.number('anna');
  history.act('anna', hoursLater(2), aMove('new', 'open'));
  const [document] = documentsFrom(history.events);
  if (!document) throw new Error('no document');
  return document;
};

describe('a ticket as it is shown', () => {
  it('has exactly the fields of API.md', () => {
    const shown = presentTicket(aDocument(), defaultDesk(), hoursLater(3));
    expect(TicketView.strict().parse(shown)).toEqual(shown);
  });

  it('has its number, its revision, its clocks up to now and the moves that are open', () => {
    expect(presentTicket(aDocument(), defaultDesk(), hoursLater(3))).toMatchObject({
      id: anId('anna'),
      ticket_number: 'SUP-2025-00001',
      status: 'open',
      revision: 1,
      allowed_statuses: ['pending', 'resolved', 'cancelled'],
      sla: {
        response: { state: 'met', met_at: hoursLater(2), due_at: null },
        resolution: { state: 'running', due_at: hoursLater(72), used_seconds: 3 * 3600 },
        escalation_level: 0,
      },
    });
  });

  it('has no number and no clocks while those services have not come to it', () => {
    const shown = presentTicket({ ...aDocument(), sla: null, number: null }, defaultDesk(), hoursLater(3));
    expect(shown).toMatchObject({ ticket_number: null, sla: { response: null, resolution: null, escalation_level: 0 } });
  });

  it('is refused for a document whose ticket has not come', () =>
    expect(() => presentTicket({ ...aDocument(), ticket: null }, defaultDesk(), hoursLater(3))).toThrow(/opened/));
});
