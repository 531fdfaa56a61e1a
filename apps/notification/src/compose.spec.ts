import type { MailIntent, TemplateName } from '@eventdesk/domain';
import { composeMail, type Occasion } from './compose';
import { aTicket, deskConfig, openedData, recorded, ticketId } from './desk-for-spec';
import { loadTemplates } from './templates';

const templates = loadTemplates();
const [entity] = deskConfig().business_entities;
const event = recorded('TicketOpened', openedData(ticketId));
const occasion = (changes: Partial<Occasion> = {}): Occasion => ({
  event,
  ticket: aTicket(),
  ticket_number: 'SUP-2025-00001',
  entity: entity!,
  link: null,
  ...changes,
});
const intent = (template: TemplateName, changes: Partial<MailIntent> = {}): MailIntent => ({
  template,
  to: 'jan@example.org',
  audience: 'customer',
  language: 'en',
  ...changes,
});
const compose = (template: TemplateName, changes: Partial<Occasion> = {}) =>
  composeMail(templates, occasion(changes), intent(template));

describe('a mail’s identity', () => {
  it('is the same however often the event comes, and another for another recipient, template or event', () => {
    const ids = [
      composeMail(templates, occasion(), intent('ticket-opened')),
      composeMail(templates, occasion({ ticket: aTicket({ subject: 'changed' }) }), intent('ticket-opened')),
      composeMail(templates, occasion(), intent('ticket-opened', { to: 'eve@example.org' })),
      composeMail(templates, occasion(), intent('sla-breach')),
      composeMail(templates, occasion({ event: recorded('TicketOpened', openedData(ticketId)) }), intent('ticket-opened')),
    ].map(({ message_id }) => message_id);
    expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@chargecars\.nl>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });

  it('stands in the ticket’s thread', () => {
    for (const template of ['acknowledgement', 'agent-reply'] as const) {
      const thread = `<ticket-${ticketId}@chargecars.nl>`;
      expect(compose(template).headers).toMatchObject({ 'In-Reply-To': thread, References: thread });
    }
  });
});

describe('automatic mail', () => {
  const loopHeaders = (template: TemplateName) => {
    const { headers } = compose(template);
    return [headers['Auto-Submitted'], headers.Precedence, headers['X-Auto-Response-Suppress']];
  };
  it.each([
    ['acknowledgement', ['auto-replied', 'bulk', 'All']],
    ['ticket-opened', ['auto-generated', 'bulk', 'All']],
    ['ticket-resolved', ['auto-generated', 'bulk', 'All']],
    ['sla-breach', ['auto-generated', 'bulk', 'All']],
    ['agent-reply', [undefined, undefined, 'All']],
  ] as const)('%s says so to other machines: %j', (template, expected) => expect(loopHeaders(template)).toEqual(expected));
});

describe('the acknowledgement', () => {
  it.each(['en', 'nl'] as const)('in %s holds nothing that the customer wrote', (language) => {
    const written = { name: 'BUY PILLS', email: 'victim@example.org', phone: 'BUY PILLS' };
    const ticket = aTicket({ subject: 'BUY PILLS', description: 'BUY PILLS', contact: written, tags: ['BUY PILLS'] });
    const mail = composeMail(templates, occasion({ ticket }), intent('acknowledgement', { language, to: written.email }));
    expect(JSON.stringify(mail)).not.toContain('PILLS');
    expect(mail.to).toEqual({ name: null, address: 'victim@example.org' });
  });
});

describe('an agent’s reply', () => {
  const reply = recorded('ReplyAdded', { reply_id: ticketId, author: 'agent', body: 'It works again.\n\nTry {{it}} & see.' });

  it('goes to the customer by name, with the agent’s own words', () => {
    const mail = compose('agent-reply', { event: reply });
    expect(mail).toMatchObject({
      from: { name: 'ChargeCars', address: 'support@chargecars.nl' },
      to: { name: 'Jan Jansen', address: 'jan@example.org' },
      subject: '[SUP-2025-00001] Charger is dead',
      text: 'Dear Jan Jansen,\n\nIt works again.\n\nTry {{it}} & see.\n\nKind regards,\nChargeCars\n\nReference: SUP-2025-00001\n',
    });
  });

  it('leads to the ticket, where there are links; its identity is the same whichever link it is', () => {
    const [one, other] = ['https://desk.example/help/t/a', 'https://desk.example/help/t/b'].map((link) =>
      compose('agent-reply', { event: reply, link }),
    );
    expect(one?.text).toContain('Try {{it}} & see.\n\nFollow your ticket: https://desk.example/help/t/a\n\nKind regards,');
    expect([other?.message_id, other?.text === one?.text]).toEqual([one?.message_id, false]);
  });

  it('names no number while there is none', () => {
    const mail = compose('agent-reply', { event: reply, ticket_number: null });
    expect([mail.subject, mail.text.endsWith('Kind regards,\nChargeCars\n')]).toEqual(['Charger is dead', true]);
  });

  it('keeps names from old logs in one line', () => {
    const contact = { name: 'Jan\r\nBcc: eve@example.org', email: 'jan@example.org', phone: null };
    expect(compose('agent-reply', { event: reply, ticket: aTicket({ contact }) }).to.name).toBe('Jan Bcc: eve@example.org');
  });
});

describe('the sender', () => {
  it.each([
    ['technical', 'techniek@chargecars.nl'],
    ['billing', 'billing@chargecars.nl'],
    [null, 'info@chargecars.nl'],
  ] as const)('is the inbox of the department %s', (assigned_department, address) => {
    expect(compose('ticket-opened', { ticket: aTicket({ assigned_department }) }).from.address).toBe(address);
  });
});

describe('mail in Dutch', () => {
  it('speaks Dutch of the ticket too', () => {
    const level = { at_percent: 80, notify: [], raise_priority: 0, assign_department: null };
    const at = '2025-03-01T15:24:00.000Z';
    const escalated = recorded('EscalationReached', {
      metric: 'response',
      ticket_revision: 0,
      level,
      due_at: at,
      detected_at: at,
    });
    const ticket = aTicket({ status: 'pending', priority: 'urgent', assigned_department: 'technical' });
    const mail = composeMail(templates, occasion({ event: escalated, ticket }), intent('sla-warning', { language: 'nl' }));
    expect(mail.subject).toBe('[SUP-2025-00001] 80% van de reactietijd verbruikt: Charger is dead');
    expect(mail.text).toBe(
      'Van de reactietijd van dit ticket was op 1 maart 2025 om 16:24 80% verbruikt.\n\n' +
        'Klant:          Jan Jansen <jan@example.org>\nStatus:         In afwachting\nPrioriteit:     Spoed\nAfdeling:       Techniek\n',
    );
  });
});
